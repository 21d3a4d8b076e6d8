package dev.penstock.schema.compatibility;

import java.util.Locale;

/**
 * Something that a new version of a schema says differently.
 *
 * @param pointer JSON Pointer to the place: in the new schema, or in the earlier one where it is gone
 * @param sentence for people
 */
public record Change(Kind kind, String pointer, String sentence) {
    /** What a change does to the data that is allowed. */
    public enum Kind {
        /** Something is described that was not. */
        ADDED,
        /** Something is no longer described. */
        REMOVED,
        /** Less is allowed. */
        TIGHTENED,
        /** More is allowed. */
        LOOSENED,
        /** Something else is allowed, or it cannot be told. */
        CHANGED,
        /** A note for people. */
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
