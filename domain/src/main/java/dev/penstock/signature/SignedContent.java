package dev.penstock.signature;

import dev.penstock.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is computed over: a template of literal text, <code>{body}</code> (the raw bytes), <code>{timestamp}</code> and
 * <code>{id}</code> (exactly as sent), for example <code>{id}.{timestamp}.{body}</code>.
 */
public final class SignedContent {
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");

    private enum Value {
        BODY,
        TIMESTAMP,
        ID
    }

    /** A value, or else a literal text. */
    private record Part(String text, @Nullable Value value) {}

    private final String template;
    private final List<Part> parts;

    private SignedContent(String template, List<Part> parts) {
        this.template = template;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when the template has an unknown part, or not the body exactly once */
    public static SignedContent parse(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            parts.add(
                    name == null
                            ? new Part(literal(template, matcher.group()), null)
                            : new Part("", value(template, name)));
        }
        SignedContent content = new SignedContent(template, parts);
        if (content.count(Value.BODY) != 1) {
            throw new IllegalArgumentException("signed content must have {body} once, found '" + template + "'");
        }
        return content;
    }

    /** Whether the timestamp is signed too. */
    public boolean hasTimestamp() {
        return count(Value.TIMESTAMP) > 0;
    }

    /** Whether the event's id is signed too. */
    public boolean hasId() {
        return count(Value.ID) > 0;
    }

    /** The MAC of the content. The body's bytes go in as they are, whatever their encoding. */
    byte[] mac(Mac mac, Payload body, String timestamp, String id) {
        for (Part part : parts) {
            if (part.value() == Value.BODY) {
                mac.update(body.bytes());
            } else {
                String text = part.value() == Value.TIMESTAMP ? timestamp : part.value() == Value.ID ? id : part.text();
                mac.update(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return mac.doFinal();
    }

    private long count(Value value) {
        return parts.stream().filter(part -> part.value() == value).count();
    }

    private static String literal(String template, String text) {
        if (text.equals("{") || text.equals("}")) {
            throw new IllegalArgumentException(
                    "signed content has a brace without its partner, found '" + template + "'");
        }
        return text;
    }

    private static Value value(String template, String name) {
        return switch (name) {
            case "body" -> Value.BODY;
            case "timestamp" -> Value.TIMESTAMP;
            case "id" -> Value.ID;
            default ->
                throw new IllegalArgumentException(
                        "signed content is made of {body}, {timestamp}, {id} and literal text, found '" + template
                                + "'");
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedContent content && template.equals(content.template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    /** The template. */
    @Override
    public String toString() {
        return template;
    }
}
