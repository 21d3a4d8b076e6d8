package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the value that holds a signature is laid out. */
public sealed interface SignatureFormat permits SignatureFormat.Whole, SignatureFormat.InJson, SignatureList {
    /** More signatures than that in one value are refused: each costs a comparison for every secret. */
    int SIGNATURES_MAX = 16;

    /** What a value says: the signatures as written, and the timestamp when it stands there too. */
    record Fields(@Nullable String timestamp, List<String> signatures) {}

    /** The signature and nothing else. */
    SignatureFormat BARE = new Whole("", "");

    /** The fields of a value; empty when it is laid out otherwise. */
    Optional<Fields> read(String value);

    /** The value for one signature. */
    String write(String timestamp, String signature);

    /** Whether the timestamp stands in the value. */
    boolean hasTimestamp();

    /**
     * Reads a template. <code>{signature}</code> with text around it is the whole value: <code>sha256={signature}</code>. With
     * commas, semicolons, ampersands or spaces it is a list: <code>t={timestamp},v1={signature}</code>, or with three dots at its
     * end, for entries that are there any number of times, <code>v1={signature},...</code>. <code>base64-json:/pointer</code> is
     * JSON in base64.
     */
    static SignatureFormat parse(String template) {
        if (template.startsWith("base64-json:/")) {
            return new InJson(JsonPointer.compile(template.substring("base64-json:".length())));
        }
        if (template.endsWith("...") || template.contains("{timestamp}")) {
            return SignatureList.parse(template);
        }
        int start = template.indexOf("{signature}");
        String prefix = start < 0 ? template : template.substring(0, start);
        String suffix = start < 0 ? "" : template.substring(start + "{signature}".length());
        if (start < 0 || (prefix + suffix).matches(".*[{}].*")) {
            throw malformed(template);
        }
        return new Whole(prefix, suffix);
    }

    /** What is said of a template that is none. */
    static IllegalArgumentException malformed(String template) {
        return new IllegalArgumentException("a signature's format is written like {signature}, sha256={signature},"
                + " v1={signature},... or t={timestamp},v1={signature}, found '" + template + "'");
    }

    /** One signature between fixed texts. A first word that ends with a space, such as Bearer, may be in any letter case. */
    record Whole(String prefix, String suffix) implements SignatureFormat {
        @Override
        public Optional<Fields> read(String value) {
            if (value.length() < prefix.length() + suffix.length()
                    || !value.regionMatches(prefix.endsWith(" "), 0, prefix, 0, prefix.length())
                    || !value.endsWith(suffix)) {
                return Optional.empty();
            }
            String signature = value.substring(prefix.length(), value.length() - suffix.length());
            return Optional.of(new Fields(null, List.of(signature)));
        }

        @Override
        public String write(String timestamp, String signature) {
            return prefix + signature + suffix;
        }

        @Override
        public boolean hasTimestamp() {
            return false;
        }

        @Override
        public String toString() {
            return prefix + "{signature}" + suffix;
        }
    }

    /** A member of a JSON document that is written in base64. */
    record InJson(JsonPointer pointer) implements SignatureFormat {
        @Override
        public Optional<Fields> read(String value) {
            return SignatureEncoding.BASE64.decode(value).flatMap(json -> {
                try {
                    String signature = Payload.of(json).json().at(pointer).asText();
                    return signature.isEmpty() ? Optional.empty() : Optional.of(new Fields(null, List.of(signature)));
                } catch (MalformedPayload e) {
                    return Optional.empty();
                }
            });
        }

        @Override
        public String write(String timestamp, String signature) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            RequestWriting.put(json, pointer, signature);
            return SignatureEncoding.BASE64.encode(Payload.ofJson(json).bytes());
        }

        @Override
        public boolean hasTimestamp() {
            return false;
        }

        @Override
        public String toString() {
            return "base64-json:" + pointer;
        }
    }
}
