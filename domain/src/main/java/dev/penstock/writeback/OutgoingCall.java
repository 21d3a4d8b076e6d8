package dev.penstock.writeback;

import dev.penstock.event.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A call that is ready but for the values of the configuration.
 *
 * @param id for header {@code webhook-id} and {@code Idempotency-Key}
 * @param path behind the target's URL; empty, or with a slash at its beginning
 * @param body JSON
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>; null when the event has none
 */
public record OutgoingCall(
        String id, String path, Payload body, @Nullable String traceparent) {}
