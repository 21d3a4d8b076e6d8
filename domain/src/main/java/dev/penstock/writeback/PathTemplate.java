package dev.penstock.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.mapping.Expression;
import dev.penstock.mapping.InvalidExpression;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path with parts that an event fills in: {@code /contacts/{/contact}/score}. What stands between braces is a JSON Pointer into the
 * event or JSONata without braces; its value is a text, a number or a truth value, and is percent-encoded, so that no event can lead a
 * call to another place.
 */
public final class PathTemplate {
    /** Nothing behind the base. */
    public static final PathTemplate EMPTY = new PathTemplate("", List.of());

    private static final Pattern FORM =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}|\\{[^{}]+})*");
    private static final Pattern PART = Pattern.compile("\\{([^{}]+)}");

    private final String text;
    private final List<Piece> pieces;

    /** Literal text, or else what the event fills in. */
    private record Piece(String literal, @Nullable Expression value) {}

    private PathTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** @throws IllegalArgumentException saying what is allowed */
    public static PathTemplate parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a path with a slash at its beginning, such as /contacts/{/contact}/score, of characters that a URL may have");
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            pieces.add(new Piece(text.substring(end, part.start()), null));
            try {
                pieces.add(new Piece("", Expression.parse(part.group(1))));
            } catch (InvalidExpression e) {
                throw new IllegalArgumentException("between braces " + e.allowed() + ", found " + e.found(), e);
            }
            end = part.end();
        }
        pieces.add(new Piece(text.substring(end), null));
        return new PathTemplate(text, List.copyOf(pieces));
    }

    /** @throws UnfitEvent when there is no value for a part */
    String fill(JsonNode event) {
        StringBuilder path = new StringBuilder();
        for (Piece piece : pieces) {
            path.append(piece.literal());
            if (piece.value() != null) {
                path.append(encoded(piece.value(), piece.value().evaluate(event)));
            }
        }
        return path.toString();
    }

    private static String encoded(Expression expression, JsonNode value) {
        String plain = value.isValueNode() && !value.isNull() ? value.asText() : "";
        if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
            throw new UnfitEvent("'path' needs a text, a number or a truth value at " + expression
                    + ", not empty and no dots alone; found "
                    + (value.isMissingNode()
                            ? "nothing"
                            : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
