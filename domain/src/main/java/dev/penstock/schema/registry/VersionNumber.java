package dev.penstock.schema.registry;

import dev.penstock.schema.registry.RegistryRefusal.Reason;
import java.util.List;

/**
 * Which version of a subject is meant.
 *
 * @param number counts from 1; 0 means the newest that is not deleted
 */
public record VersionNumber(int number) {
    public static final VersionNumber LATEST = new VersionNumber(0);

    /** Reads a number, {@code latest} or {@code -1}. */
    public static VersionNumber parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return LATEST;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new RegistryRefusal(
                    Reason.VERSION_INVALID,
                    "'" + text + "' is no version: allowed are numbers from 1 to 999999999, and latest");
        }
        return new VersionNumber(Integer.parseInt(text));
    }

    /** The version meant. */
    public RegisteredVersion in(Registrations now, String subject, boolean withDeleted) {
        List<RegisteredVersion> versions = now.of(subject, withDeleted);
        if (versions.isEmpty()) {
            throw Refusals.noSubject(subject);
        }
        if (number == 0) {
            return now.newest(subject).orElseThrow(() -> Refusals.noSubject(subject));
        }
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(
                        Reason.VERSION_UNKNOWN, "version " + number + " of subject '" + subject + "' not found"));
    }
}
