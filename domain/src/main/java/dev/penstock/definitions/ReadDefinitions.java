package dev.penstock.definitions;

import java.util.List;

/**
 * Definitions that can be used, and what looks odd in them all the same.
 *
 * @param warnings by file and line
 */
public record ReadDefinitions(Definitions definitions, List<Problem> warnings) {
    public ReadDefinitions {
        warnings = List.copyOf(warnings);
    }
}
