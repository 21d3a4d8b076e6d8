package dev.penstock.inference.tabular;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** One column of a row, made of one input of the model. */
public sealed interface Feature {
    /** Of the column, for people. */
    String name();

    /** The input that it is made of. */
    String input();

    /** The number for an input's value; for one that is missing or null, what the feature takes instead. */
    double of(JsonNode value);

    /** The number itself. */
    record Numeric(String name, String input, double missing) implements Feature {
        @Override
        public double of(JsonNode value) {
            return value.isNumber() ? value.doubleValue() : missing;
        }
    }

    /** The logarithm of 1 + the number, for amounts and counts; negative ones count as 0. */
    record Logarithm(String name, String input, double missing) implements Feature {
        @Override
        public double of(JsonNode value) {
            return Math.log1p(Math.max(0, value.isNumber() ? value.doubleValue() : missing));
        }
    }

    /** 1 when the value is this word, else 0. */
    record Is(String name, String input, String word) implements Feature {
        @Override
        public double of(JsonNode value) {
            return value.isTextual() && value.textValue().equals(word) ? 1 : 0;
        }
    }

    /** 1 when something in the text matches, in whatever case, else 0. */
    record Matches(String name, String input, Pattern pattern) implements Feature {
        public Matches(String name, String input, String pattern) {
            this(name, input, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        @Override
        public double of(JsonNode value) {
            return value.isTextual() && pattern.matcher(value.textValue()).find() ? 1 : 0;
        }
    }
}
