package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is computed over: a template of literal text and of parts in braces, such as <code>{body}</code> (the raw
 * bytes), <code>{timestamp}</code> and <code>{id}</code> (exactly as sent), for example <code>{id}.{timestamp}.{body}</code>. What
 * stands between double square brackets is left out when a value in it is missing.
 */
public final class SignedContent {
    private final String template;
    private final List<ContentPart> parts;
    private final Set<String> names;

    private SignedContent(String template, List<ContentPart> parts, Set<String> names) {
        this.template = template;
        this.parts = List.copyOf(parts);
        this.names = names;
    }

    /** @throws IllegalArgumentException when the template has an unknown part, a part twice, or none */
    public static SignedContent parse(String template) {
        Set<String> names = new TreeSet<>();
        List<ContentPart> parts = new ArrayList<>();
        String rest = template;
        while (!rest.isEmpty()) {
            int open = rest.indexOf("[[");
            int close = rest.indexOf("]]");
            if (open != 0) {
                String plain = open < 0 ? rest : rest.substring(0, open);
                parts.addAll(plain(template, plain, names));
                rest = rest.substring(plain.length());
            } else if (close > 0) {
                parts.add(new OptionalPart(plain(template, rest.substring(2, close), names)));
                rest = rest.substring(close + 2);
            } else {
                throw malformed(template, "has [[ without ]]");
            }
        }
        if (names.isEmpty()) {
            throw malformed(template, "must have {body} or another part");
        }
        return new SignedContent(template, parts, names);
    }

    /** A text that holds all that is signed. */
    static SignedContent literal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SignedContent(text, List.of((sink, context) -> sink.write(bytes)), Set.of());
    }

    private static List<ContentPart> plain(String template, String text, Set<String> names) {
        List<ContentPart> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int open = text.indexOf('{', start) < 0 ? text.length() : text.indexOf('{', start);
            if (open > start) {
                String literal = text.substring(start, open);
                if (literal.indexOf('}') >= 0) {
                    throw malformed(template, "has a brace without its partner");
                }
                byte[] bytes = literal.getBytes(StandardCharsets.UTF_8);
                parts.add((sink, context) -> sink.write(bytes));
                start = open;
                continue;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw malformed(template, "has a brace without its partner");
            }
            String name = text.substring(open + 1, close);
            parts.add(part(template, name));
            if (!names.add(name)) {
                throw malformed(template, "has {" + name + "} twice");
            }
            start = close + 1;
        }
        return parts;
    }

    private static ContentPart part(String template, String name) {
        try {
            return ContentParts.named(name);
        } catch (IllegalArgumentException e) {
            throw malformed(template, "is made of " + ContentParts.NAMES + " and literal text");
        }
    }

    private static IllegalArgumentException malformed(String template, String rule) {
        return new IllegalArgumentException("signed content " + rule + ", found '" + template + "'");
    }

    /** Whether the timestamp is signed too. */
    public boolean hasTimestamp() {
        return names.contains("timestamp");
    }

    /** Whether the event's id is signed too. */
    public boolean hasId() {
        return names.contains("id");
    }

    /** Whether only those who have the secret know the content. */
    boolean hasSecret() {
        return names.contains("secret");
    }

    /** Whether the value at a place cannot be changed without another signature. */
    boolean binds(RequestPlace place) {
        String written = place.written();
        return (place instanceof RequestPlace.Body && names.contains("body"))
                || names.stream()
                        .map(name -> name.substring(name.startsWith("/") ? 0 : name.indexOf(':') + 1))
                        .flatMap(values -> Stream.of(values.split(",", -1)))
                        .anyMatch(value -> value.equalsIgnoreCase(written));
    }

    /** Whether another body would need another signature. */
    public boolean coversBody() {
        return parts.stream().anyMatch(ContentPart::coversBody);
    }

    /** The body's bytes go in as they are, whatever their encoding. */
    void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        for (ContentPart part : parts) {
            part.write(sink, context);
        }
    }

    /** The content of a request as one text, for content that is no more than a few values. */
    String text(SigningContext context) {
        StringBuilder text = new StringBuilder();
        try {
            write(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks a hash", e);
        }
        return text.toString();
    }

    WebhookRequest prepare(WebhookRequest request, String filler) {
        WebhookRequest prepared = request;
        for (ContentPart part : parts) {
            prepared = part.prepare(prepared, filler);
        }
        return prepared;
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

    /** Parts that are signed together or not at all. */
    private record OptionalPart(List<ContentPart> parts) implements ContentPart {
        @Override
        public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
            List<byte[]> pieces = new ArrayList<>();
            try {
                for (ContentPart part : parts) {
                    part.write(pieces::add, context);
                }
            } catch (RefusedSignature e) {
                if (e.isAmbiguous()) {
                    throw e;
                }
                return;
            }
            for (byte[] piece : pieces) {
                sink.write(piece);
            }
        }

        @Override
        public WebhookRequest prepare(WebhookRequest request, String filler) {
            return request;
        }
    }
}
