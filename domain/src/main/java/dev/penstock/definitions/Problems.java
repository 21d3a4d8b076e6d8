package dev.penstock.definitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything found wrong or odd while definitions are read, in whatever order it comes up. */
final class Problems {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::key)
            .thenComparing(Problem::found);

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void add(Problem error) {
        errors.add(error);
    }

    void warn(Problem warning) {
        warnings.add(warning);
    }

    /** How many errors there are so far: a part that was read without adding one is sound. */
    int count() {
        return errors.size();
    }

    List<Problem> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    /** @throws InvalidDefinitions when there is any error */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidDefinitions(
                    errors.stream().distinct().sorted(BY_PLACE).toList());
        }
    }
}
