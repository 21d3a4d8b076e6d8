package dev.penstock.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An event's data: the bytes exactly as they were received, so that a signature can be checked again later, and what they
 * say when read as JSON. Immutable; never printed.
 */
public final class Payload {
    /** How deep arrays and objects may nest before JSON is refused. */
    public static final int JSON_DEPTH_MAX = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JSON_DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] bytes;
    private volatile @Nullable JsonNode json;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the bytes over: the caller must not change them afterwards. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    public static Payload ofJson(JsonNode json) {
        try {
            Payload payload = new Payload(JSON.writeValueAsBytes(json));
            payload.json = json;
            return payload;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a JSON tree that cannot be written", e);
        }
    }

    /** The bytes themselves, not a copy: do not change them. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The payload as JSON, parsed once.
     *
     * @throws MalformedPayload when the bytes are not one JSON document, or nest deeper than {@value #JSON_DEPTH_MAX}
     */
    public JsonNode json() {
        JsonNode known = json;
        if (known == null) {
            try {
                known = JSON.readTree(bytes);
            } catch (JsonProcessingException e) {
                throw new MalformedPayload("the body is not JSON" + place(e.getLocation()));
            } catch (IOException e) {
                throw new MalformedPayload("the body is not JSON");
            }
            if (known.isMissingNode()) {
                throw new MalformedPayload("the body is empty, not JSON");
            }
            json = known;
        }
        return known;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ", or nests deeper than " + JSON_DEPTH_MAX
                : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: payloads do not belong in logs. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
