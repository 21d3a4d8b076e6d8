package dev.penstock.web.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import dev.penstock.schema.registry.RegistryMode;
import dev.penstock.schema.registry.RegistryRefusal;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what clients send; says what was found and what is allowed when it cannot be used. */
final class RegistryBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode body;

    private RegistryBody(JsonNode body) {
        this.body = body;
    }

    static RegistryBody read(@Nullable String text) {
        try {
            JsonNode body = JSON.readTree(text == null ? "" : text);
            if (body.isObject()) {
                return new RegistryBody(body);
            }
        } catch (JsonProcessingException e) {
            // said below: the parser's own message would quote the body
        }
        throw new RegistryRefusal(Reason.BODY_INVALID, "the body must be a JSON object");
    }

    /** The schema's text. Clients that name no type mean AVRO, which is not kept here. */
    String schema() {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("JSON")) {
            throw new RegistryRefusal(
                    Reason.SCHEMA_INVALID,
                    "schemas of type " + type + " are not kept here, only JSON: say \"schemaType\": \"JSON\""
                            + (body.has("schemaType") ? "" : " (without it a client means AVRO)"));
        }
        if (!body.path("references").isEmpty()) {
            throw new RegistryRefusal(
                    Reason.SCHEMA_INVALID, "references to other schemas are not supported: put them under $defs");
        }
        if (!body.path("schema").isTextual()) {
            throw new RegistryRefusal(Reason.SCHEMA_INVALID, "\"schema\" must be a text that holds the schema");
        }
        return body.get("schema").asText();
    }

    CompatibilityMode compatibility() {
        String found = body.path("compatibility").asText();
        return Arrays.stream(CompatibilityMode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(found))
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(
                        Reason.COMPATIBILITY_INVALID,
                        "\"compatibility\" must be one of " + Arrays.toString(CompatibilityMode.values()) + ", found '"
                                + found + "'"));
    }

    boolean has(String name) {
        return body.has(name);
    }

    Optional<Reading> reading() {
        if (!body.has("reading")) {
            return Optional.empty();
        }
        String found = body.path("reading").asText();
        return Optional.of(Arrays.stream(Reading.values())
                .filter(reading -> reading.name().equalsIgnoreCase(found))
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(
                        Reason.COMPATIBILITY_INVALID,
                        "\"reading\" must be strict or practical, found '" + found + "'")));
    }

    RegistryMode mode() {
        String found = body.path("mode").asText();
        return Arrays.stream(RegistryMode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(found))
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(
                        Reason.MODE_INVALID, "\"mode\" must be READWRITE or READONLY, found '" + found + "'"));
    }

    int events(int otherwise) {
        return body.path("events").asInt(otherwise);
    }
}
