package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Pattern;

/**
 * Where in a request a value stands. Definitions write {@code X-Signature} for a header, {@code X-Signature-{n}} for headers
 * numbered from 1, {@code query:name}, {@code form:name} for a field of a form, {@code /pointer} into a JSON body, and
 * {@code body} for all of the body.
 */
public sealed interface RequestPlace {
    /** A <a href="https://www.rfc-editor.org/rfc/rfc9110#name-tokens">token</a>. */
    Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** How many of a numbered header are looked at. */
    int NUMBERED_MAX = 100;

    /** What {@link #parse} allows, in words. */
    String FORMS =
            "a header's name, X-Name-{n} for numbered headers, query:NAME, form:NAME, a /pointer into the body, or body";

    /** @throws IllegalArgumentException naming the forms */
    static RequestPlace parse(String text) {
        if (text.startsWith("/")) {
            return new Body(JsonPointer.compile(text));
        }
        if (text.equals("body")) {
            return new WholeBody();
        }
        if (text.startsWith("query:") && text.length() > 6) {
            return new Query(text.substring(6));
        }
        if (text.startsWith("form:") && text.length() > 5) {
            return new FormField(text.substring(5));
        }
        if (HEADER_NAME.matcher(text).matches()) {
            return new Header(text);
        }
        String prefix = text.endsWith("{n}") ? text.substring(0, text.length() - 3) : "";
        if (HEADER_NAME.matcher(prefix).matches()) {
            return new NumberedHeader(prefix);
        }
        throw new IllegalArgumentException("a place in a request is " + FORMS + ", found '" + text + "'");
    }

    /** The form that {@link #parse} reads. */
    String written();

    /** The one value of a header. */
    record Header(String name) implements RequestPlace {
        @Override
        public String written() {
            return name;
        }

        @Override
        public String toString() {
            return "header " + name;
        }
    }

    /** The values of the headers {@code prefix1}, {@code prefix2} and so on, up to {@value #NUMBERED_MAX}. */
    record NumberedHeader(String prefix) implements RequestPlace {
        @Override
        public String written() {
            return prefix + "{n}";
        }

        @Override
        public String toString() {
            return "header " + written();
        }
    }

    /** A parameter of the URL. */
    record Query(String name) implements RequestPlace {
        @Override
        public String written() {
            return "query:" + name;
        }

        @Override
        public String toString() {
            return "query parameter " + name;
        }
    }

    /** A field of a body that is a form, {@code application/x-www-form-urlencoded}. */
    record FormField(String name) implements RequestPlace {
        @Override
        public String written() {
            return "form:" + name;
        }

        @Override
        public String toString() {
            return "form field " + name;
        }
    }

    /** A scalar in a JSON body, or in the item that is looked at. */
    record Body(JsonPointer pointer) implements RequestPlace {
        @Override
        public String written() {
            return pointer.toString();
        }

        @Override
        public String toString() {
            return "body " + pointer;
        }
    }

    /** All of the body, as text. */
    record WholeBody() implements RequestPlace {
        @Override
        public String written() {
            return "body";
        }

        @Override
        public String toString() {
            return "the body";
        }
    }
}
