package dev.penstock.schema.registry;

import dev.penstock.schema.EventSchema;

/**
 * A version of a subject's schema.
 *
 * @param subject the event type
 * @param version counts from 1, and may leave numbers out
 * @param id the same for the same schema, whatever its subject
 * @param text as it was written
 * @param deleted softly: it serves no longer and can still be read by its id
 */
public record RegisteredVersion(String subject, int version, int id, String text, boolean deleted) {
    public EventSchema compiled() {
        return EventSchema.compile(subject, version, text);
    }

    RegisteredVersion softlyDeleted() {
        return new RegisteredVersion(subject, version, id, text, true);
    }
}
