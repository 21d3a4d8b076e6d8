package dev.penstock.source;

/** What becomes of an event that violates its type's schema. */
public enum OnInvalid {
    /** It is acknowledged and set aside with its violations. */
    QUARANTINE,
    /** Its sender hears of the violations and keeps it. */
    REJECT
}
