package dev.penstock.schema.compatibility;

import dev.penstock.schema.EventSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks a mode's questions of a new schema and the ones before it. */
public final class CompatibilityCheck {
    /** More incompatibilities with one version than that are not listed. */
    public static final int LISTED_MAX = 100;

    /** Who would suffer. */
    public enum Direction {
        /** The new schema refuses data of the earlier one. */
        BACKWARD,
        /** The earlier schema refuses data of the new one. */
        FORWARD
    }

    /**
     * An incompatibility with an earlier version.
     *
     * @param direction its pointer leads into the new schema when {@code BACKWARD}, into the earlier one when {@code FORWARD}
     * @param version the earlier one
     */
    public record Finding(Direction direction, int version, Incompatibility incompatibility) {
        /** In one sentence. */
        public String sentence() {
            return incompatibility.rule() + " at "
                    + (incompatibility.pointer().isEmpty() ? "the root" : incompatibility.pointer())
                    + " of " + (direction == Direction.BACKWARD ? "the new schema" : "version " + version) + ": "
                    + incompatibility.message() + " (" + direction + " from version " + version + ")";
        }
    }

    private CompatibilityCheck() {}

    /**
     * What a mode forbids about a new schema.
     *
     * @param earlier the versions before it, oldest first
     * @return empty when it is compatible
     */
    public static List<Finding> of(
            EventSchema candidate, List<EventSchema> earlier, CompatibilityMode mode, Reading reading) {
        Set<Finding> findings = new LinkedHashSet<>();
        List<EventSchema> asked =
                mode.transitive() || earlier.isEmpty() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
        for (EventSchema one : asked) {
            if (mode.backward()) {
                refused(one, candidate, reading)
                        .forEach(found -> findings.add(new Finding(Direction.BACKWARD, one.version(), found)));
            }
            if (mode.forward()) {
                refused(candidate, one, reading)
                        .forEach(found -> findings.add(new Finding(Direction.FORWARD, one.version(), found)));
            }
        }
        return new ArrayList<>(findings);
    }

    /** Why data that the writer's schema admits may not be valid under the reader's; empty when all of it is. */
    public static List<Incompatibility> refused(EventSchema writer, EventSchema reader, Reading reading) {
        if (writer.saysTheSameAs(reader)) {
            return List.of();
        }
        return Containment.between(new SchemaDocument(writer), new SchemaDocument(reader), reading).stream()
                .limit(LISTED_MAX)
                .toList();
    }
}
