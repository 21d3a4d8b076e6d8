package dev.penstock.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What may become an attribute of an event: the values that a message property and a selector can hold. */
final class Scalars {
    /** Attributes travel as message properties, which the broker keeps in one journal record. */
    static final int TEXT_LENGTH_MAX = 1_024;

    private Scalars() {}

    /**
     * The node as String, Long, Double or Boolean. Anything else counts as absent, as does a text that is longer than
     * {@value #TEXT_LENGTH_MAX} characters or not plain: a delivery that is rightly signed is not bounced for a value that
     * only filters look at, and a selector sees NULL.
     */
    static Optional<Object> of(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return text.length() <= TEXT_LENGTH_MAX && isPlain(text) ? Optional.of(text) : Optional.empty();
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.longValue());
        }
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? Optional.of(node.doubleValue())
                : Optional.empty();
    }

    /** No control characters (a database's text cannot hold them all) and no half of a character pair. */
    static boolean isPlain(String text) {
        return text.codePoints()
                .allMatch(character ->
                        !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE);
    }
}
