package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Pattern;

/** Where in a delivery a value stands. Definitions write {@code X-GitHub-Delivery} for a header and {@code /id} for the body. */
public sealed interface Locator {
    /**
     * Reads the form that definitions use.
     *
     * @throws IllegalArgumentException naming the three forms
     */
    static Locator parse(String text) {
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
}
