package dev.penstock.cloudevent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.Payload;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as its sender described it.
 *
 * @param id unique among the events of {@code source}
 * @param source a URI reference
 * @param contentType of the data; that of JSON when the sender says nothing
 * @param data its bytes; without data, the JSON literal {@code null}
 * @param others the other attributes, optional ones and extensions: texts, numbers and truth values
 */
public record CloudEvent(
        String id, String source, String type, String contentType, Payload data, SortedMap<String, JsonNode> others) {
    public CloudEvent {
        data = data.readAs(contentType);
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /**
     * Checks the attributes by the specification's rules.
     *
     * @param attributes all of them by name, {@code datacontenttype} excepted
     * @throws InvalidCloudEvent naming the attribute
     */
    static CloudEvent of(SortedMap<String, JsonNode> attributes, String contentType, Payload data) {
        SortedMap<String, JsonNode> others = new TreeMap<>(attributes);
        if (!required(others, "specversion").equals("1.0")) {
            throw InvalidCloudEvent.attribute("specversion", "must be 1.0");
        }
        String id = required(others, "id");
        String source = required(others, "source");
        String type = required(others, "type");
        requireUri("source", source, false);
        for (String name : new String[] {"subject", "time", "dataschema"}) {
            if (others.containsKey(name)) {
                optional(name, text(others, name));
            }
        }
        return new CloudEvent(id, source, type, contentType, data, others);
    }

    private static void optional(String name, String value) {
        if (value.isEmpty()) {
            throw InvalidCloudEvent.attribute(name, "must not be empty");
        }
        if (name.equals("dataschema")) {
            requireUri(name, value, true);
        }
        if (name.equals("time")) {
            try {
                OffsetDateTime.parse(value);
            } catch (DateTimeParseException e) {
                throw InvalidCloudEvent.attribute(name, "must be a timestamp of RFC 3339");
            }
        }
    }

    private static String required(SortedMap<String, JsonNode> attributes, String name) {
        String value = attributes.containsKey(name) ? text(attributes, name) : "";
        attributes.remove(name);
        if (value.isEmpty()) {
            throw InvalidCloudEvent.attribute(name, "is missing");
        }
        return value;
    }

    private static String text(SortedMap<String, JsonNode> attributes, String name) {
        JsonNode value = attributes.get(name);
        if (value == null || !value.isTextual()) {
            throw InvalidCloudEvent.attribute(name, "must be a text");
        }
        return value.textValue();
    }

    private static void requireUri(String name, String value, boolean absolute) {
        try {
            if (new URI(value).isAbsolute() || !absolute) {
                return;
            }
        } catch (URISyntaxException e) {
            // reported below, together with a reference that should be absolute
        }
        throw InvalidCloudEvent.attribute(name, absolute ? "must be an absolute URI" : "must be a URI reference");
    }
}
