package dev.penstock.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.time.Instant;

/** Writes records as JSON. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a " + value.getClass().getName(), e);
        }
    }

    /** A payload as part of an answer: as it is, or as a text when it is not JSON. */
    public static JsonNode of(Payload payload) {
        try {
            return payload.json();
        } catch (MalformedPayload e) {
            return TextNode.valueOf(payload.text());
        }
    }
}
