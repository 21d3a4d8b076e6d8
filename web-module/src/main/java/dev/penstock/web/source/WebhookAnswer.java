package dev.penstock.web.source;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a sender hears.
 *
 * @param id the event's
 * @param traceId under which all that becomes of the event can be found
 * @param status {@code accepted}, or {@code filtered} when the source drops such events
 */
@JsonPropertyOrder({"id", "source", "traceId", "status"})
public record WebhookAnswer(String id, String source, String traceId, String status) {}
