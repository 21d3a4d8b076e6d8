package dev.penstock.work;

import dev.penstock.schema.Violation;
import dev.penstock.stage.StageName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stage made violates the schema of the type that it emits. Its input goes the way of every failure, in the end to the
 * stage's dead letters with these pointers as the reason; once stage or schema are mended it can be redriven.
 */
public final class OutputViolation extends RuntimeException {
    OutputViolation(StageName stage, String type, List<Violation> violations) {
        super("the output of " + stage + " violates the schema of " + type + ": "
                + violations.stream()
                        .map(one -> (one.pointer().isEmpty() ? "(whole data)" : one.pointer()) + " " + one.message())
                        .collect(Collectors.joining("; ")));
    }
}
