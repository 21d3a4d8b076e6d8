package dev.penstock.web.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in its trace.
 *
 * @param traceId 32 hex digits
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a>
 */
public record TraceContext(String traceId, String traceparent) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of the current span. Where tracing is switched off, a new one that is not sampled: an event is never without. */
    public static TraceContext current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? of(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                : of(randomHex(16), randomHex(8), "00");
    }

    /** Of the current span; null where tracing is switched off. */
    public static @Nullable String currentTraceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }

    /** The trace id of a traceparent; null when there is none. */
    public static @Nullable String traceIdOf(@Nullable String traceparent) {
        String[] parts = traceparent == null ? new String[0] : traceparent.split("-", -1);
        return parts.length < 4 ? null : parts[1];
    }

    private static TraceContext of(String traceId, String spanId, String flags) {
        return new TraceContext(traceId, "00-" + traceId + "-" + spanId + "-" + flags);
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        // All zeros would be invalid.
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
