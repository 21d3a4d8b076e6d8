package dev.penstock.schema.compatibility;

import java.util.Locale;

/** How an open content model, one that allows members it does not describe, is read. */
public enum Reading {
    /**
     * As the standard has it: whatever the schema admits may be sent. To add an optional member to an open model is not backward
     * compatible, since senders may have used its name for something else.
     */
    STRICT,
    /**
     * Senders send what is described. Where a schema describes members or items, others are taken not to occur; an object or array
     * of which nothing is described stays free.
     */
    PRACTICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
