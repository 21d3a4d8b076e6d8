package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.compatibility.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells in words, place by place, what differs between two versions of a schema. */
public final class SchemaChanges {
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> PARTS = Set.of(
            "not",
            "if",
            "then",
            "else",
            "items",
            "contains",
            "additionalProperties",
            "additionalItems",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems");

    private final List<Change> changes = new ArrayList<>();

    private SchemaChanges() {}

    /** In the order of the new schema, what is gone after what is there. */
    public static List<Change> between(EventSchema earlier, EventSchema later) {
        SchemaChanges comparison = new SchemaChanges();
        comparison.schemas("", earlier.document(), later.document());
        return List.copyOf(comparison.changes);
    }

    private void schemas(String pointer, JsonNode earlier, JsonNode later) {
        if (earlier.equals(later)) {
            return;
        }
        if (!earlier.isObject() || !later.isObject()) {
            add(
                    nothing(later)
                            ? Kind.TIGHTENED
                            : nothing(earlier) ? Kind.LOOSENED : anything(later) ? Kind.LOOSENED : Kind.TIGHTENED,
                    pointer,
                    words(earlier) + " was allowed, now " + words(later));
            return;
        }
        Set<String> keywords = new LinkedHashSet<>();
        later.fieldNames().forEachRemaining(keywords::add);
        earlier.fieldNames().forEachRemaining(keywords::add);
        for (String keyword : keywords) {
            JsonNode before = earlier.path(keyword);
            JsonNode after = later.path(keyword);
            if (!before.equals(after)) {
                keyword(pointer, keyword, before, after);
            }
        }
    }

    private void keyword(String pointer, String keyword, JsonNode before, JsonNode after) {
        String place = pointer + "/" + Site.escaped(keyword);
        if (MAPS.contains(keyword)) {
            maps(place, keyword, before, after);
        } else if (PARTS.contains(keyword)
                && !before.isMissingNode()
                && !after.isMissingNode()
                && !before.isArray()
                && !after.isArray()) {
            schemas(place, before, after);
        } else if (LISTS.contains(keyword) && before.isArray() && after.isArray()) {
            lists(place, keyword, before, after);
        } else if (keyword.equals("required")) {
            required(place, before, after);
        } else {
            KeywordChange change = KeywordChange.of(keyword, before, after);
            add(change.kind(), place, change.sentence());
        }
    }

    private void maps(String place, String keyword, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        String what = switch (keyword) {
            case "properties" -> "member";
            case "patternProperties" -> "members of names like";
            case "dependentSchemas" -> "what goes with member";
            default -> "definition";
        };
        for (String name : names) {
            String part = place + "/" + Site.escaped(name);
            if (!before.has(name)) {
                add(Kind.ADDED, part, what + " '" + name + "' is described now: " + words(after.get(name)));
            } else if (!after.has(name)) {
                add(Kind.REMOVED, part, what + " '" + name + "' is described no longer");
            } else {
                schemas(part, before.get(name), after.get(name));
            }
        }
    }

    private void lists(String place, String keyword, JsonNode before, JsonNode after) {
        if (keyword.equals("prefixItems")) {
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                schemas(place + "/" + i, before.get(i), after.get(i));
            }
            resized(place, before, after, Kind.ADDED, Kind.REMOVED, "item");
            return;
        }
        List<JsonNode> gone = new ArrayList<>();
        before.forEach(gone::add);
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!gone.remove(after.get(i))) {
                fresh.add(i);
            }
        }
        // What neither list has as it is in the other is taken to have changed, in order.
        boolean product = keyword.equals("allOf");
        int paired = Math.min(gone.size(), fresh.size());
        for (int i = 0; i < paired; i++) {
            schemas(place + "/" + fresh.get(i), gone.get(i), after.get(fresh.get(i)));
        }
        for (int index : fresh.subList(paired, fresh.size())) {
            add(
                    product ? Kind.TIGHTENED : keyword.equals("oneOf") ? Kind.CHANGED : Kind.LOOSENED,
                    place + "/" + index,
                    (product ? "must also hold: " : "another alternative: ") + words(after.get(index)));
        }
        for (JsonNode lost : gone.subList(paired, gone.size())) {
            add(
                    product ? Kind.LOOSENED : keyword.equals("oneOf") ? Kind.CHANGED : Kind.TIGHTENED,
                    place,
                    (product ? "need not hold any more: " : "an alternative less: ") + words(lost));
        }
    }

    private void resized(String place, JsonNode before, JsonNode after, Kind more, Kind less, String what) {
        for (int i = before.size(); i < after.size(); i++) {
            add(more, place + "/" + i, what + " " + i + " is described now: " + words(after.get(i)));
        }
        for (int i = after.size(); i < before.size(); i++) {
            add(less, place + "/" + i, what + " " + i + " is described no longer");
        }
    }

    private void required(String place, JsonNode before, JsonNode after) {
        Set<String> earlier = new TreeSet<>();
        before.forEach(name -> earlier.add(name.asText()));
        Set<String> later = new TreeSet<>();
        after.forEach(name -> later.add(name.asText()));
        later.stream()
                .filter(name -> !earlier.contains(name))
                .forEach(name -> add(Kind.TIGHTENED, place, "member '" + name + "' is required now"));
        earlier.stream()
                .filter(name -> !later.contains(name))
                .forEach(name -> add(Kind.LOOSENED, place, "member '" + name + "' is required no longer"));
    }

    private void add(Kind kind, String pointer, String sentence) {
        changes.add(new Change(kind, pointer, sentence));
    }

    private static boolean nothing(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private static boolean anything(JsonNode schema) {
        return schema.isBoolean() ? schema.booleanValue() : schema.isEmpty();
    }

    private static String words(JsonNode schema) {
        return nothing(schema) ? "nothing" : anything(schema) ? "anything" : Findings.quoted(schema);
    }
}
