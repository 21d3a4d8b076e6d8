package dev.penstock.ledger;

import java.util.Locale;

/** How an event stands in the ledger. */
public enum EventStatus {
    /** Published to the stages. */
    PUBLISHED,
    /** Violates its schema: in the invalid queue. */
    INVALID;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
