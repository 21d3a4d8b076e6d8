package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.schema.Dialect;
import dev.penstock.schema.EventSchema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema as a whole, in which references lead from place to place. Equal to itself only. */
final class SchemaDocument {
    private final EventSchema schema;
    private final boolean embedsOthers;

    SchemaDocument(EventSchema schema) {
        this.schema = schema;
        this.embedsOthers = embedsOthers(schema.document(), true);
    }

    Dialect dialect() {
        return schema.dialect();
    }

    JsonNode tree() {
        return schema.document();
    }

    Site root() {
        return new Site(this, "", schema.document());
    }

    boolean accepts(Site site, JsonNode value) {
        return schema.accepts(site.pointer(), value);
    }

    /** Where a reference leads; empty when that cannot be told without resolving identifiers of embedded schemas. */
    Optional<Site> resolve(String reference) {
        if (embedsOthers) {
            return Optional.empty();
        }
        String fragment = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (fragment.isEmpty()) {
            return Optional.of(root());
        }
        if (fragment.startsWith("/")) {
            JsonNode target = tree().at(JsonPointer.compile(fragment));
            return target.isMissingNode() ? Optional.empty() : Optional.of(new Site(this, fragment, target));
        }
        List<Site> anchored = new ArrayList<>();
        anchored(root(), fragment, anchored);
        return anchored.size() == 1 ? Optional.of(anchored.get(0)) : Optional.empty();
    }

    private void anchored(Site site, String name, List<Site> found) {
        JsonNode node = site.schema();
        if (node.path("$anchor").asText().equals(name)
                || node.path("$dynamicAnchor").asText().equals(name)
                || (dialect().refStandsAlone()
                        && (node.path("$id").asText().equals("#" + name)
                                || node.path("id").asText().equals("#" + name)))) {
            found.add(site);
        }
        node.properties().forEach(member -> anchored(site.part(member.getKey(), member.getValue()), name, found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            anchored(site.part("" + i, node.get(i)), name, found);
        }
    }

    private static boolean embedsOthers(JsonNode node, boolean root) {
        for (String keyword : List.of("$id", "id")) {
            String id = node.path(keyword).asText("");
            if (!root && node.path(keyword).isTextual() && !id.startsWith("#")) {
                return true;
            }
        }
        for (JsonNode part : node) {
            if (embedsOthers(part, false)) {
                return true;
            }
        }
        return false;
    }
}
