package dev.penstock.ejb.trace;

import dev.penstock.ejb.event.ReceivedEvent;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The spans of the events that one transaction works on, one an event, each a child of the span that produced its event. Named
 * after the <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">messaging conventions</a>.
 */
public final class EventSpans {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("cloudevents.event_id");
    private static final AttributeKey<String> EVENT_SOURCE = AttributeKey.stringKey("cloudevents.event_source");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("penstock.attempt");

    private final Map<EventKey, Span> spans = new HashMap<>();

    /**
     * Does the work within a span {@code "process queue"} for each event. When it fails all spans are marked as errors by the
     * exception's type; its message is left out, for a trace goes to places where no payload belongs.
     */
    public static void during(Tracer tracer, String queue, List<ReceivedEvent> received, Consumer<EventSpans> work) {
        EventSpans spans = start(tracer, queue, received);
        try {
            work.accept(spans);
        } catch (RuntimeException e) {
            spans.failed(e);
            throw e;
        } finally {
            spans.end();
        }
    }

    private static EventSpans start(Tracer tracer, String queue, List<ReceivedEvent> received) {
        EventSpans started = new EventSpans();
        for (ReceivedEvent one : received) {
            Event event = one.event();
            started.spans.computeIfAbsent(
                    event.key(),
                    key -> tracer.spanBuilder("process " + queue)
                            .setSpanKind(SpanKind.CONSUMER)
                            .setParent(parent(event.traceparent()))
                            .setAttribute(SYSTEM, "activemq")
                            .setAttribute(DESTINATION, queue)
                            .setAttribute(EVENT_ID, key.id())
                            .setAttribute(EVENT_SOURCE, key.source())
                            .setAttribute(EVENT_TYPE, event.type())
                            .setAttribute(ATTEMPT, (long) one.attempt())
                            .startSpan());
        }
        return started;
    }

    /** The trace context that what is made from this event carries on; the event's own where tracing is switched off. */
    public @Nullable String traceparent(Event event) {
        Span span = spans.get(event.key());
        if (span == null || !span.getSpanContext().isValid()) {
            return event.traceparent();
        }
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    private void failed(RuntimeException failure) {
        for (Span span : spans.values()) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute(ERROR_TYPE, failure.getClass().getName());
        }
    }

    private void end() {
        spans.values().forEach(Span::end);
    }

    private static Context parent(@Nullable String traceparent) {
        if (traceparent == null) {
            return Context.root();
        }
        String[] parts = traceparent.split("-", -1);
        if (parts.length < 4) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }
}
