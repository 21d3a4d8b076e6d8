package dev.penstock.schema.registry;

import dev.penstock.schema.registry.RegistryRefusal.Reason;

/** Refusals that several questions share. */
final class Refusals {
    private Refusals() {}

    static RegistryRefusal noSubject(String subject) {
        return new RegistryRefusal(Reason.SUBJECT_UNKNOWN, "subject '" + subject + "' not found");
    }
}
