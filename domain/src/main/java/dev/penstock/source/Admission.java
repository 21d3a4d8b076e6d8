package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.signature.RefusalCode;

/** What the door says to a delivery. */
public sealed interface Admission {
    /** Its event is to be made durable, and acknowledged only then. */
    record Accepted(Event event) implements Admission {}

    /** Its event does not satisfy the source's filter: acknowledged and dropped. */
    record Filtered(Event event) implements Admission {}

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
}
