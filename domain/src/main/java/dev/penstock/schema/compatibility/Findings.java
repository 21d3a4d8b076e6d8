package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects incompatibilities, each once. */
final class Findings {
    private static final int QUOTED_LENGTH_MAX = 120;

    private final Set<Incompatibility> found = new LinkedHashSet<>();

    /** Data that is admitted is certainly not accepted. Always false, for the caller to return. */
    boolean report(String rule, String pointer, String message) {
        found.add(new Incompatibility(rule, pointer, message, true));
        return false;
    }

    /** It could not be told. Always false, for the caller to return. */
    boolean undecided(String rule, String pointer, String message) {
        found.add(new Incompatibility(
                rule, pointer, message + "; this cannot be decided and counts as incompatible", false));
        return false;
    }

    List<Incompatibility> all() {
        return List.copyOf(found);
    }

    /** A value of a schema, cut where it is long. */
    static String quoted(JsonNode value) {
        String text = value.toString();
        return text.length() > QUOTED_LENGTH_MAX ? text.substring(0, QUOTED_LENGTH_MAX) + "…" : text;
    }
}
