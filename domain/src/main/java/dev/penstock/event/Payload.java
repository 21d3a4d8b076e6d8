package dev.penstock.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.Content;
import dev.penstock.content.ContentKind;
import dev.penstock.content.JsonContent;
import dev.penstock.content.MalformedContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An event's data: the bytes exactly as they were received, so that a signature can be checked again later, and what they
 * say when read as JSON. Immutable; never printed.
 */
public final class Payload {
    private final byte[] bytes;
    private final String contentType;
    private volatile @Nullable JsonNode json;

    private Payload(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /** Takes the bytes over: the caller must not change them afterwards. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes, ContentKind.JSON.mediaType());
    }

    public static Payload ofJson(JsonNode json) {
        Payload payload = of(JsonContent.write(json));
        payload.json = json;
        return payload;
    }

    /** The same bytes, read as another content type says. */
    public Payload readAs(String newContentType) {
        boolean same = contentType.equals(newContentType) || (isJson(contentType) && isJson(newContentType));
        return same ? this : new Payload(bytes, newContentType);
    }

    private static boolean isJson(String contentType) {
        return ContentKind.of(contentType) == ContentKind.JSON;
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
     * What the payload says, as JSON, read once.
     *
     * @throws MalformedPayload when the bytes are not of the form that the content type promises
     */
    public JsonNode json() {
        JsonNode known = json;
        if (known == null) {
            try {
                known = Content.json(contentType, bytes);
            } catch (MalformedContent e) {
                throw new MalformedPayload(String.valueOf(e.getMessage()));
            }
            json = known;
        }
        return known;
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
