package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether two schemas say the same in the same words, notes for people apart, with what their references lead to. */
final class SameMeaning {
    private static final Set<String> NOTES = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "$comment",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$schema",
            "$id",
            "id",
            "$defs",
            "definitions",
            "$anchor",
            "$vocabulary");
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "dependentSchemas", "dependencies");
    private static final Set<String> PARTS = Set.of(
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "items",
            "prefixItems",
            "additionalItems",
            "additionalProperties",
            "propertyNames",
            "contains",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> SCOPED =
            Set.of("$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor");

    private record Pair(Site one, Site other) {}

    private final Set<Pair> assumed = new HashSet<>();

    private SameMeaning() {}

    static boolean of(Site one, Site other) {
        return new SameMeaning().same(one, other);
    }

    /** Whether two schemas are the same as far as these keywords go; not when neither has any of them. */
    static boolean ofKeywords(Site one, Site other, Collection<String> keywords) {
        SameMeaning comparison = new SameMeaning();
        return one.document().dialect() == other.document().dialect()
                && keywords.stream().anyMatch(one::has)
                && keywords.stream().allMatch(keyword -> comparison.sameKeyword(one, other, keyword));
    }

    private boolean same(Site one, Site other) {
        if (one.document().dialect() != other.document().dialect()) {
            return false;
        }
        if (!one.schema().isObject() || !other.schema().isObject()) {
            return one.isTrue() == other.isTrue()
                    && one.isFalse() == other.isFalse()
                    && (one.isTrue() || one.isFalse());
        }
        if (!assumed.add(new Pair(one, other))) {
            return true;
        }
        Set<String> keywords = new HashSet<>();
        one.schema().fieldNames().forEachRemaining(keywords::add);
        other.schema().fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(NOTES);
        return keywords.stream().allMatch(keyword -> sameKeyword(one, other, keyword));
    }

    private boolean sameKeyword(Site one, Site other, String keyword) {
        JsonNode first = one.value(keyword);
        JsonNode second = other.value(keyword);
        if (first.isMissingNode() || second.isMissingNode()) {
            return first.isMissingNode() && second.isMissingNode();
        }
        if (SCOPED.contains(keyword)) {
            // What these mean depends on the whole way to them.
            return one.pointer().equals(other.pointer())
                    && one.document().tree().equals(other.document().tree());
        }
        if (keyword.equals("$ref")) {
            Optional<Site> target = one.document().resolve(first.asText());
            Optional<Site> otherTarget = other.document().resolve(second.asText());
            return target.isPresent() && otherTarget.isPresent() && same(target.get(), otherTarget.get());
        }
        if (MAPS.contains(keyword) && first.isObject() && second.isObject()) {
            return first.size() == second.size()
                    && one.map(keyword).entrySet().stream().allMatch(member -> {
                        Site counterpart = other.map(keyword).get(member.getKey());
                        return counterpart != null && samePart(member.getValue(), counterpart);
                    });
        }
        if (PARTS.contains(keyword) && first.isArray() && second.isArray()) {
            List<Site> parts = one.list(keyword);
            List<Site> others = other.list(keyword);
            for (int i = 0; i < parts.size(); i++) {
                if (parts.size() != others.size() || !same(parts.get(i), others.get(i))) {
                    return false;
                }
            }
            return parts.size() == others.size();
        }
        if (PARTS.contains(keyword)) {
            return same(one.part(keyword, first), other.part(keyword, second));
        }
        return first.equals(second);
    }

    /** Until draft-07 a dependency may be a list of names instead of a schema. */
    private boolean samePart(Site one, Site other) {
        return one.schema().isArray() ? one.schema().equals(other.schema()) : same(one, other);
    }
}
