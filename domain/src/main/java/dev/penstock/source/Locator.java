package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.signature.RequestPlace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where in a delivery a value stands. Definitions write {@code X-GitHub-Delivery} for a header, {@code /id} for the body,
 * {@code form:id} for a field of a form, {@code query:id} for a parameter of the URL, {@code claim:jti} or {@code claim:/sub/id} for
 * a claim of the token that proves the origin, {@code =text} for a constant, {@code body:sha256} for a hash of the body, {@code a + b} for several, joined with colons, and {@code a | b} for the first that has
 * a value. {@code +} binds closer.
 */
public sealed interface Locator {
    /**
     * Reads the form that definitions use.
     *
     * @throws IllegalArgumentException naming the forms
     */
    static Locator parse(String text) {
        if (EITHER.matcher(text).find()) {
            return new Either(parts(text, EITHER));
        }
        if (JOINED.matcher(text).find()) {
            return new Composite(parts(text, JOINED));
        }
        if (text.startsWith("/")) {
            return new Body(JsonPointer.compile(text));
        }
        if (text.startsWith("=") && text.length() > 1) {
            return new Constant(text.substring(1));
        }
        if (text.startsWith("form:") && text.length() > "form:".length()) {
            return new Body(JsonPointer.empty().appendProperty(text.substring("form:".length())));
        }
        if (text.startsWith("query:") && text.length() > "query:".length()) {
            return new Query(text.substring("query:".length()));
        }
        if (text.startsWith(Claim.PREFIX) && text.length() > Claim.PREFIX.length()) {
            return Claim.of(text.substring(Claim.PREFIX.length()));
        }
        if (text.equals(BodyHash.FORM)) {
            return new BodyHash();
        }
        if (RequestPlace.HEADER_NAME.matcher(text).matches()) {
            return new Header(text);
        }
        throw new IllegalArgumentException("a place in a delivery is a header's name, a /pointer into the body,"
                + " form:field, query:parameter, claim:name, body:sha256, =text for a constant,"
                + " several joined with ' + ', or the first of several with ' | ', found '" + text + "'");
    }

    private static List<Locator> parts(String text, Pattern separator) {
        return Stream.of(separator.split(text, -1))
                .map(part -> parse(part.strip()))
                .toList();
    }

    Pattern EITHER = Pattern.compile("\\s\\|\\s");
    Pattern JOINED = Pattern.compile("\\s\\+\\s");

    /** Whether it needs a token that was verified. */
    default boolean readsClaims() {
        return false;
    }

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

    /** The one value of a parameter of the URL. */
    record Query(String parameter) implements Locator {
        @Override
        public String toString() {
            return "query parameter " + parameter;
        }
    }

    /** A scalar among the claims of the verified token. */
    record Claim(JsonPointer pointer) implements Locator {
        static final String PREFIX = "claim:";

        /** A claim by its name, which may be a URL, or by a pointer to what stands deeper. */
        static Claim of(String text) {
            return new Claim(
                    text.startsWith("/")
                            ? JsonPointer.compile(text)
                            : JsonPointer.empty().appendProperty(text));
        }

        @Override
        public boolean readsClaims() {
            return true;
        }

        @Override
        public String toString() {
            return "claim " + pointer;
        }
    }

    /**
     * {@code sha256-} and the hash of the body's bytes in hexadecimal digits, for senders that give no id: two equal bodies are one
     * event. Where a delivery has several events, of each one's own bytes.
     */
    record BodyHash() implements Locator {
        static final String FORM = "body:sha256";

        @Override
        public String toString() {
            return "SHA-256 of the body";
        }
    }

    /**
     * Several values, joined with colons. The first must be there; another that is missing is empty, and colons at the end are
     * left out.
     */
    record Composite(List<Locator> parts) implements Locator {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean readsClaims() {
            return parts.stream().anyMatch(Locator::readsClaims);
        }

        @Override
        public String toString() {
            return written(parts, " + ");
        }
    }

    /** The first of several places that has a value. */
    record Either(List<Locator> parts) implements Locator {
        public Either {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean readsClaims() {
            return parts.stream().anyMatch(Locator::readsClaims);
        }

        @Override
        public String toString() {
            return written(parts, " or ");
        }
    }

    private static String written(List<Locator> parts, String separator) {
        return parts.stream().map(Locator::toString).collect(Collectors.joining(separator));
    }
}
