package dev.penstock.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

/** There is always a trace, and it is the current one when there is one. */
class TraceContextTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void theCurrentSpanIsTaken() {
        SpanContext span =
                SpanContext.create(TRACE_ID, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
        try (Scope scope = Span.wrap(span).makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(TraceContext.current())
                    .isEqualTo(new TraceContext(TRACE_ID, "00-" + TRACE_ID + "-b7ad6b7169203331-01"));
        }
    }

    @Test
    void withoutASpanATraceIsMadeUp() {
        TraceContext context = TraceContext.current();
        assertThat(context.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(TraceContext.traceIdOf(context.traceparent())).isEqualTo(context.traceId());
        assertThat(TraceContext.current()).isNotEqualTo(context);
    }

    @Test
    void whatIsNoTraceparentHasNoTraceId() {
        assertThat(TraceContext.traceIdOf(null)).isNull();
        assertThat(TraceContext.traceIdOf("garbage")).isNull();
    }
}
