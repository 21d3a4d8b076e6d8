package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.penstock.schema.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a schema that is itself a schema. It answers in the words of 2020-12, whatever dialect it is written in.
 *
 * @param pointer from the document's root
 */
record Site(SchemaDocument document, String pointer, JsonNode schema) {
    boolean isTrue() {
        return schema.isBoolean() ? schema.booleanValue() : schema.isEmpty();
    }

    boolean isFalse() {
        return schema.isBoolean() && !schema.booleanValue();
    }

    Site part(String name, JsonNode part) {
        return new Site(document, pointer + "/" + escaped(name), part);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The value of a keyword; missing where {@code $ref} silences it. */
    JsonNode value(String keyword) {
        if (document.dialect().refStandsAlone() && schema.has("$ref") && !keyword.equals("$ref")) {
            return MissingNode.getInstance();
        }
        return schema.path(keyword);
    }

    boolean has(String keyword) {
        return !value(keyword).isMissingNode();
    }

    /** The reference that applies here, if any. */
    Optional<String> reference() {
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            if (value(keyword).isTextual()) {
                return Optional.of(value(keyword).asText());
            }
        }
        return Optional.empty();
    }

    /** How many keywords refer: more than one is rare enough not to be followed. */
    boolean refersTwice() {
        return List.of("$ref", "$dynamicRef", "$recursiveRef").stream()
                        .filter(this::has)
                        .count()
                > 1;
    }

    Optional<Site> schemaAt(String keyword) {
        JsonNode part = value(keyword);
        return part.isObject() || part.isBoolean() ? Optional.of(part(keyword, part)) : Optional.empty();
    }

    List<Site> list(String keyword) {
        List<Site> parts = new ArrayList<>();
        JsonNode list = value(keyword);
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            parts.add(part(keyword, list).part("" + i, list.get(i)));
        }
        return parts;
    }

    Map<String, Site> map(String keyword) {
        Map<String, Site> parts = new LinkedHashMap<>();
        JsonNode map = value(keyword);
        map.properties()
                .forEach(member ->
                        parts.put(member.getKey(), part(keyword, map).part(member.getKey(), member.getValue())));
        return parts;
    }

    /** What members that are not described must be; empty when nothing is said. */
    Optional<Site> otherMembers() {
        Optional<Site> additional = schemaAt("additionalProperties");
        return additional.isPresent() || appliesOthers() ? additional : schemaAt("unevaluatedProperties");
    }

    List<Site> firstItems() {
        return document.dialect().listsItems() ? list("items") : list("prefixItems");
    }

    /** What items after the first ones must be; empty when nothing is said. */
    Optional<Site> otherItems() {
        Optional<Site> items = document.dialect().listsItems() && value("items").isArray()
                ? schemaAt("additionalItems")
                : schemaAt("items");
        return items.isPresent() || appliesOthers() || has("contains") ? items : schemaAt("unevaluatedItems");
    }

    /** Whether the place applies other schemas to the same value, which may describe members and items too. */
    boolean appliesOthers() {
        return List.of(
                        "$ref",
                        "$dynamicRef",
                        "$recursiveRef",
                        "allOf",
                        "anyOf",
                        "oneOf",
                        "not",
                        "if",
                        "dependentSchemas")
                .stream()
                .anyMatch(this::has);
    }

    /** Keywords about what others left over, in a place where that is not told by the place itself. */
    List<String> leftovers() {
        List<String> keywords = new ArrayList<>();
        if (value("unevaluatedProperties").isContainerNode()
                || value("unevaluatedProperties").equals(BooleanNode.FALSE)) {
            if (appliesOthers() && !has("additionalProperties")) {
                keywords.add("unevaluatedProperties");
            }
        }
        if (value("unevaluatedItems").isContainerNode()
                || value("unevaluatedItems").equals(BooleanNode.FALSE)) {
            if ((appliesOthers() || has("contains")) && otherItems().isEmpty()) {
                keywords.add("unevaluatedItems");
            }
        }
        return keywords;
    }

    Set<String> required() {
        return texts(value("required"));
    }

    /** Members that demand others, under both names that this has had. */
    Map<String, Set<String>> dependentRequired() {
        Map<String, Set<String>> demanded = new LinkedHashMap<>();
        value("dependentRequired").properties().forEach(one -> demanded.put(one.getKey(), texts(one.getValue())));
        if (document.dialect().refStandsAlone()) {
            value("dependencies").properties().stream()
                    .filter(one -> one.getValue().isArray())
                    .forEach(one -> demanded.put(one.getKey(), texts(one.getValue())));
        }
        return demanded;
    }

    Map<String, Site> dependentSchemas() {
        Map<String, Site> demanded = new LinkedHashMap<>(map("dependentSchemas"));
        if (document.dialect().refStandsAlone()) {
            map("dependencies").forEach((name, site) -> {
                if (!site.schema().isArray()) {
                    demanded.put(name, site);
                }
            });
        }
        return demanded;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        if (list.isArray()) {
            list.forEach(one -> texts.add(one.asText()));
        }
        return texts;
    }

    @Nullable
    BigDecimal number(String keyword) {
        JsonNode number = value(keyword);
        return number.isNumber() ? number.decimalValue() : null;
    }

    /** The lower bound, the tighter one where there are two. */
    @Nullable
    Bound lower() {
        return bound("minimum", "exclusiveMinimum", 1);
    }

    @Nullable
    Bound upper() {
        return bound("maximum", "exclusiveMaximum", -1);
    }

    private @Nullable Bound bound(String keyword, String exclusive, int sign) {
        BigDecimal inclusive = number(keyword);
        JsonNode other = value(exclusive);
        Bound first = inclusive == null
                ? null
                : new Bound(
                        inclusive,
                        other.isBoolean() && other.booleanValue(),
                        other.equals(BooleanNode.TRUE) ? exclusive : keyword);
        Bound second = other.isNumber() ? new Bound(other.decimalValue(), true, exclusive) : null;
        return Bound.tighter(first, second, sign);
    }

    Optional<List<JsonNode>> values() {
        if (has("const") && !document.dialect().equals(Dialect.DRAFT_04)) {
            return Optional.of(List.of(value("const")));
        }
        if (!value("enum").isArray()) {
            return Optional.empty();
        }
        List<JsonNode> values = new ArrayList<>();
        value("enum").forEach(values::add);
        return Optional.of(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Site site && site.document == document && site.pointer.equals(pointer);
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }
}
