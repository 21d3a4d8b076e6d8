package dev.penstock.cloudevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.penstock.content.ContentKind;
import dev.penstock.content.JsonContent;
import dev.penstock.content.MalformedContent;
import dev.penstock.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Structured mode, and each event of a batch: the
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON format</a>. JSON data keeps the
 * bytes that it has in the body.
 */
public final class JsonCloudEvent {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";
    private static final String CONTENT_TYPE = "datacontenttype";

    private JsonCloudEvent() {}

    /**
     * The event that a JSON object describes.
     *
     * @throws InvalidCloudEvent naming the attribute
     * @throws MalformedContent when the body is not JSON
     */
    public static CloudEvent read(byte[] body) {
        JsonNode json = JsonContent.read(body);
        if (!json.isObject()) {
            throw new InvalidCloudEvent("a CloudEvent is a JSON object");
        }
        SortedMap<String, JsonNode> attributes = new TreeMap<>();
        json.properties().forEach(member -> {
            String name = member.getKey();
            boolean data = name.equals(DATA) || name.equals(DATA_BASE64);
            if (!data && !member.getValue().isNull() && !name.equals(CONTENT_TYPE)) {
                attributes.put(name, attribute(name, member.getValue()));
            }
        });
        JsonNode contentType = json.path(CONTENT_TYPE);
        if (!contentType.isMissingNode() && !contentType.isNull() && !contentType.isTextual()) {
            throw InvalidCloudEvent.attribute(CONTENT_TYPE, "must be a text");
        }
        return withData(attributes, contentType.asText("").strip(), json, body);
    }

    private static JsonNode attribute(String name, JsonNode value) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidCloudEvent("an attribute's name has lower-case letters and digits only");
        }
        if (value.isContainerNode()) {
            throw InvalidCloudEvent.attribute(name, "must be a text, a number or a truth value");
        }
        return value;
    }

    private static CloudEvent withData(
            SortedMap<String, JsonNode> attributes, String contentType, JsonNode json, byte[] body) {
        if (json.hasNonNull(DATA) && json.hasNonNull(DATA_BASE64)) {
            throw InvalidCloudEvent.attribute(DATA_BASE64, "must not stand beside data");
        }
        if (json.hasNonNull(DATA_BASE64)) {
            String type = contentType.isEmpty() ? ContentKind.BYTES.mediaType() : contentType;
            return CloudEvent.of(attributes, type, Payload.of(decoded(json.path(DATA_BASE64))));
        }
        String type = contentType.isEmpty() ? ContentKind.JSON.mediaType() : contentType;
        return CloudEvent.of(attributes, type, data(type, json, body));
    }

    private static Payload data(String contentType, JsonNode json, byte[] body) {
        if (ContentKind.of(contentType) == ContentKind.JSON) {
            byte[] data = JsonContent.member(body, DATA);
            return data == null ? Payload.ofJson(NullNode.getInstance()) : Payload.of(data);
        }
        JsonNode data = json.path(DATA);
        if (!data.isTextual() && !data.isMissingNode() && !data.isNull()) {
            throw InvalidCloudEvent.attribute(DATA, "must be a text, since datacontenttype is not JSON");
        }
        return Payload.of(data.asText("").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(JsonNode base64) {
        try {
            return Base64.getDecoder().decode(base64.isTextual() ? base64.textValue() : "-");
        } catch (IllegalArgumentException e) {
            throw InvalidCloudEvent.attribute(DATA_BASE64, "must be a text in base64");
        }
    }
}
