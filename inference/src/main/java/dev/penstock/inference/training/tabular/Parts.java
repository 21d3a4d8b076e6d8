package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.Split;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is learnt from, chosen by and judged by. */
record Parts(Table train, Table validation, Table test) {
    Parts() {
        this(new Table(), new Table(), new Table());
    }

    Table of(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Rows of each, by name. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("train", train.size());
        sizes.put("validation", validation.size());
        sizes.put("test", test.size());
        return sizes;
    }
}
