package dev.penstock.web.source;

import java.time.Instant;

/**
 * A sender waits for a request to an address of its own.
 *
 * @param url whoever calls it confirms the subscription
 * @param state {@code pending}; or {@code confirmed} or {@code failed}, where the server may call it itself
 */
public record PendingConfirmation(String source, String url, Instant askedAt, String state) {}
