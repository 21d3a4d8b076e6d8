package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;

/** Where in a delivery a value stands. Definitions write {@code X-GitHub-Delivery} for a header and {@code /id} for the body. */
public sealed interface Locator {
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
