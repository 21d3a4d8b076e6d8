package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.handshake.HandshakeReply;
import dev.penstock.schema.Violation;
import dev.penstock.signature.RefusalCode;
import java.util.List;

/** What the door says to a delivery. */
public sealed interface Admission {
    /**
     * Its events are to be made durable, all of them or none, and acknowledged only then.
     *
     * @param events in the delivery's order; empty when a batch has none, which is acknowledged too
     * @param batch whether the delivery is of a kind that may hold several events
     */
    record Accepted(List<Admitted> events, boolean batch) implements Admission {
        public Accepted {
            events = List.copyOf(events);
        }

        /** Those that are to be made durable. */
        public List<Event> wanted() {
            return events.stream()
                    .filter(admitted -> !admitted.filtered())
                    .map(Admitted::event)
                    .toList();
        }
    }

    /**
     * An event.
     *
     * @param filtered whether it does not satisfy the source's filter: acknowledged and dropped
     */
    record Admitted(Event event, boolean filtered) {}

    /** It is a handshake, and no event. */
    record Handshaken(HandshakeReply reply) implements Admission {}

    /**
     * It does not prove where it comes from.
     *
     * @param detail fit for the sender to read
     */
    record Unverified(RefusalCode code, String detail) implements Admission {}

    /**
     * It is the source's own, and no event can be made of it.
     *
     * @param detail fit for the sender to read; never a value from the body
     */
    record Refused(EventRefusal code, String detail) implements Admission {}

    /**
     * One of its events violates its type's schema, and the source rejects such.
     *
     * @param violations 1 to {@value #VIOLATIONS_MAX}; their pointers lead into the delivery's body
     */
    record Violating(List<Violation> violations) implements Admission {
        /** More are not listed: they are for a person to read. */
        public static final int VIOLATIONS_MAX = 20;

        public Violating {
            violations = List.copyOf(violations);
        }
    }
}
