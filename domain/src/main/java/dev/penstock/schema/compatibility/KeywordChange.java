package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What it means that a keyword with a plain value has another value, or comes, or goes. */
record KeywordChange(Change.Kind kind, String sentence) {
    private static final Set<String> NOTES = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "$comment",
            "$schema",
            "$id",
            "id",
            "deprecated",
            "readOnly",
            "writeOnly");
    private static final Set<String> LOWER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> UPPER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");

    static KeywordChange of(String keyword, JsonNode before, JsonNode after) {
        if (NOTES.contains(keyword)) {
            return new KeywordChange(Change.Kind.NOTE, keyword + " " + fromTo(before, after));
        }
        if (keyword.equals("type")) {
            return type(before, after);
        }
        if (keyword.equals("enum") && before.isArray() && after.isArray()) {
            return values(before, after);
        }
        if (before.isMissingNode()) {
            return new KeywordChange(
                    keyword.equals("$ref") ? Change.Kind.CHANGED : Change.Kind.TIGHTENED,
                    keyword + " is asked for now: " + Findings.quoted(after));
        }
        if (after.isMissingNode()) {
            return new KeywordChange(
                    keyword.equals("$ref") ? Change.Kind.CHANGED : Change.Kind.LOOSENED,
                    keyword + " is asked for no longer: it was " + Findings.quoted(before));
        }
        return new KeywordChange(kind(keyword, before, after), keyword + " " + fromTo(before, after));
    }

    private static Change.Kind kind(String keyword, JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber() && (LOWER.contains(keyword) || UPPER.contains(keyword))) {
            int order = after.decimalValue().compareTo(before.decimalValue()) * (LOWER.contains(keyword) ? 1 : -1);
            return order > 0 ? Change.Kind.TIGHTENED : order < 0 ? Change.Kind.LOOSENED : Change.Kind.CHANGED;
        }
        if (keyword.equals("uniqueItems")) {
            return after.asBoolean() ? Change.Kind.TIGHTENED : Change.Kind.LOOSENED;
        }
        return Change.Kind.CHANGED;
    }

    private static KeywordChange type(JsonNode before, JsonNode after) {
        Set<Kind> earlier = Kind.ofType(before);
        Set<Kind> later = Kind.ofType(after);
        Change.Kind kind = later.containsAll(earlier)
                ? Change.Kind.LOOSENED
                : earlier.containsAll(later) ? Change.Kind.TIGHTENED : Change.Kind.CHANGED;
        return new KeywordChange(
                kind,
                "type was " + (before.isMissingNode() ? "any" : Kind.words(earlier)) + ", now "
                        + (after.isMissingNode() ? "any" : Kind.words(later)));
    }

    private static KeywordChange values(JsonNode before, JsonNode after) {
        List<JsonNode> gone = new ArrayList<>();
        before.forEach(gone::add);
        List<JsonNode> fresh = new ArrayList<>();
        after.forEach(value -> {
            if (!gone.remove(value)) {
                fresh.add(value);
            }
        });
        Change.Kind kind =
                gone.isEmpty() ? Change.Kind.LOOSENED : fresh.isEmpty() ? Change.Kind.TIGHTENED : Change.Kind.CHANGED;
        return new KeywordChange(
                kind,
                "values" + (fresh.isEmpty() ? "" : " allowed now: " + fresh)
                        + (gone.isEmpty() ? "" : (fresh.isEmpty() ? "" : ";") + " allowed no longer: " + gone));
    }

    private static String fromTo(JsonNode before, JsonNode after) {
        return "was " + (before.isMissingNode() ? "not there" : Findings.quoted(before)) + ", now "
                + (after.isMissingNode() ? "gone" : Findings.quoted(after));
    }
}
