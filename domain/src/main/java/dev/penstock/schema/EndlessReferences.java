package dev.penstock.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds schemas that apply themselves to the same value again, without going into the value: checking data against one would never
 * end. A schema that describes trees refers to itself too, but for a member or an item.
 */
final class EndlessReferences {
    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> PARTS = List.of("not", "if", "then", "else");

    private final JsonNode document;
    private final Set<JsonNode> finished = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private EndlessReferences(JsonNode document) {
        this.document = document;
    }

    /** The reference that closes the first circle found. */
    static Optional<String> in(JsonNode document) {
        return new EndlessReferences(document).below(document);
    }

    private Optional<String> below(JsonNode node) {
        Optional<String> endless = node.isObject() ? from(node) : Optional.empty();
        for (JsonNode part : node) {
            if (endless.isEmpty()) {
                endless = below(part);
            }
        }
        return endless;
    }

    /** Follows what a schema applies to the same value. */
    private Optional<String> from(JsonNode schema) {
        if (!schema.isObject() || finished.contains(schema)) {
            return Optional.empty();
        }
        open.add(schema);
        Optional<String> endless = Optional.empty();
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            String reference =
                    schema.path(keyword).isTextual() ? schema.get(keyword).asText() : "";
            for (JsonNode target : targets(reference)) {
                endless = open.contains(target) ? Optional.of(reference) : endless.or(() -> from(target));
            }
        }
        for (String keyword : LISTS) {
            for (JsonNode part : schema.path(keyword)) {
                endless = endless.or(() -> from(part));
            }
        }
        for (String keyword : PARTS) {
            endless = endless.or(() -> from(schema.path(keyword)));
        }
        for (String keyword : List.of("dependentSchemas", "dependencies")) {
            for (JsonNode part : schema.path(keyword)) {
                endless = endless.or(() -> from(part));
            }
        }
        open.remove(schema);
        finished.add(schema);
        return endless;
    }

    private Set<JsonNode> targets(String reference) {
        Set<JsonNode> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        if (reference.equals("#")) {
            targets.add(document);
        } else if (reference.startsWith("#/")) {
            targets.add(document.at(JsonPointer.compile(
                    URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8))));
        } else if (reference.startsWith("#")) {
            anchored(document, reference, targets);
        }
        return targets;
    }

    private static void anchored(JsonNode node, String reference, Set<JsonNode> targets) {
        Map<String, String> names = Map.of(
                "$anchor",
                reference.substring(1),
                "$dynamicAnchor",
                reference.substring(1),
                "$id",
                reference,
                "id",
                reference);
        names.forEach((keyword, name) -> {
            if (node.path(keyword).asText("").equals(name)) {
                targets.add(node);
            }
        });
        node.forEach(part -> anchored(part, reference, targets));
    }
}
