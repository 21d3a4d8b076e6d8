package dev.penstock.handshake;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of the file, each key read once; a key that nothing reads is an error. */
final class HandshakeRow {
    private final Map<String, Object> unread = new TreeMap<>();

    HandshakeRow(Map<?, ?> row) {
        row.forEach((key, value) -> unread.put(String.valueOf(key), value));
    }

    Handshake handshake() {
        String name = text("name", null);
        try {
            boolean signed = text("signed", "false").equals("true");
            Map<RequestPart, String> when = new HashMap<>();
            mapping("when").forEach((part, value) -> when.put(part(part, signed), value.equals("*") ? "" : value));
            SortedMap<String, String> proof = mapping("proof");
            SortedMap<String, String> confirm = mapping("confirm");
            Handshake handshake = new Handshake(
                    name,
                    text("method", null),
                    signed,
                    when,
                    optionalPart(text("challenge", ""), signed),
                    optionalPart(text("token", ""), signed),
                    Integer.parseInt(text("wrong-token", "403")),
                    proof.isEmpty()
                            ? null
                            : new Proof(
                                    word(proof, "kind", "hmac", "hash"),
                                    word(proof, "encoding", "base64", "hex"),
                                    new Template(proof.getOrDefault("over", "{challenge}"))),
                    optionalPart(confirm.getOrDefault("url", ""), signed),
                    Pattern.compile(confirm.getOrDefault("host", "")),
                    answer());
            if (!unread.isEmpty()) {
                throw new IllegalArgumentException("unknown keys " + unread.keySet());
            }
            return handshake;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("handshake '" + name + "': " + e.getMessage(), e);
        }
    }

    private AnswerForm answer() {
        String text = text("text", "");
        return new AnswerForm(
                Integer.parseInt(text("status", "200")),
                templates(mapping("headers")),
                text.isEmpty() ? null : new Template(text),
                templates(mapping("json")));
    }

    private static SortedMap<String, Template> templates(SortedMap<String, String> texts) {
        SortedMap<String, Template> templates = new TreeMap<>();
        texts.forEach((name, text) -> templates.put(name, new Template(text)));
        return templates;
    }

    private static @Nullable RequestPart optionalPart(String text, boolean signed) {
        return text.isEmpty() ? null : part(text, signed);
    }

    /** No body is read before its signature is verified. */
    private static RequestPart part(String text, boolean signed) {
        RequestPart part = RequestPart.parse(text);
        if (part instanceof RequestPart.Body && !signed) {
            throw new IllegalArgumentException("a handshake that is not signed looks at headers and the query only");
        }
        return part;
    }

    private static boolean word(SortedMap<String, String> values, String key, String yes, String no) {
        String word = values.getOrDefault(key, no);
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException("key '" + key + "' is " + yes + " or " + no + ", found '" + word + "'");
        }
        return word.equals(yes);
    }

    private SortedMap<String, String> mapping(String key) {
        SortedMap<String, String> mapping = new TreeMap<>();
        if (unread.remove(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> mapping.put(String.valueOf(name), String.valueOf(value)));
        }
        return mapping;
    }

    private String text(String key, @Nullable String otherwise) {
        Object value = unread.remove(key);
        if (value == null && otherwise == null) {
            throw new IllegalArgumentException("key '" + key + "' is missing");
        }
        return value == null ? String.valueOf(otherwise) : value.toString();
    }
}
