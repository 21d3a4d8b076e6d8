package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The disjoint kinds of JSON values. {@code number} of JSON Schema is {@link #INTEGER} and {@link #FRACTION}. */
enum Kind {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    FRACTION;

    static Set<Kind> all() {
        return EnumSet.allOf(Kind.class);
    }

    /** What keyword {@code type} allows; all where it is missing. */
    static Set<Kind> ofType(JsonNode type) {
        if (type.isMissingNode()) {
            return all();
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (type.isArray()) {
            type.forEach(one -> kinds.addAll(named(one.asText())));
        } else {
            kinds.addAll(named(type.asText()));
        }
        return kinds;
    }

    private static Set<Kind> named(String type) {
        return type.equals("number")
                ? EnumSet.of(INTEGER, FRACTION)
                : EnumSet.of(valueOf(type.toUpperCase(Locale.ROOT)));
    }

    static Kind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> NULL;
            case BOOLEAN -> BOOLEAN;
            case OBJECT, POJO -> OBJECT;
            case ARRAY -> ARRAY;
            case STRING, BINARY -> STRING;
            case NUMBER -> isWhole(value.decimalValue()) ? INTEGER : FRACTION;
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** In the words of JSON Schema. */
    static String words(Set<Kind> kinds) {
        Set<String> words = kinds.stream()
                .map(kind -> kind == FRACTION ? "number" : kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.contains("number")) {
            words.remove("integer");
        }
        return String.join(" or ", words);
    }
}
