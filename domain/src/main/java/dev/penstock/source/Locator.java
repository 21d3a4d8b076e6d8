package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where in a delivery a value stands. Definitions write {@code X-GitHub-Delivery} for a header and {@code /id} for the body;
 * {@code /id + /action} is made of both values, {@code webhook-id | svix-id} is the first that is there.
 */
public sealed interface Locator {
    /**
     * Reads the form that definitions use.
     *
     * @throws IllegalArgumentException naming the forms
     */
    static Locator parse(String text) {
        if (text.contains(" | ")) {
            return new Either(parts(text, " | "));
        }
        if (text.contains(" + ")) {
            return new Composite(parts(text, " + "));
        }
        if (text.startsWith("/")) {
            return new Body(JsonPointer.compile(text));
        }
        if (text.startsWith("=") && text.length() > 1) {
            return new Constant(text.substring(1));
        }
        if (HEADER_NAME.matcher(text).matches()) {
            return new Header(text);
        }
        throw new IllegalArgumentException("a place in a delivery is a header's name, a /pointer into the body"
                + " or =text for a constant, found '" + text + "'");
    }

    private static List<Locator> parts(String text, String separator) {
        return Stream.of(text.split(Pattern.quote(separator), -1))
                .map(Locator::parse)
                .toList();
    }

    /** A <a href="https://www.rfc-editor.org/rfc/rfc9110#name-tokens">token</a>. */
    Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** The one value of a header. */
    record Header(String name) implements Locator {
        @Override
        public String toString() {
            return "header " + name;
        }
    }

    /** A scalar in the JSON body. */
    record Body(JsonPointer pointer) implements Locator {
        @Override
        public String toString() {
            return "body " + pointer;
        }
    }

    /** The same value for every delivery. Definitions write {@code "=content.submitted"}. */
    record Constant(String value) implements Locator {
        @Override
        public String toString() {
            return "'" + value + "'";
        }
    }

    /** Several values, joined: each must be there. */
    record Composite(List<Locator> parts) implements Locator {
        @Override
        public String toString() {
            return joined(parts, " + ");
        }
    }

    /** The first of several places that has a value. */
    record Either(List<Locator> parts) implements Locator {
        @Override
        public String toString() {
            return joined(parts, " or ");
        }
    }

    private static String joined(List<Locator> parts, String separator) {
        return parts.stream().map(Locator::toString).collect(Collectors.joining(separator));
    }
}
