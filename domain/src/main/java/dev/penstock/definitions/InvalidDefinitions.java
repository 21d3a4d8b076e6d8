package dev.penstock.definitions;

import java.util.List;
import java.util.stream.Collectors;

/** Definitions that cannot be used. The message lists every problem, one a line. */
public final class InvalidDefinitions extends RuntimeException {
    private final transient List<Problem> problems;

    InvalidDefinitions(List<Problem> problems) {
        super(listing(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, by file and line; 1 or more. */
    public List<Problem> problems() {
        return problems;
    }

    private static String listing(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", "the definitions have " + count + ":\n  ", ""));
    }
}
