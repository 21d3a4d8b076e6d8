package dev.penstock.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.Content;
import dev.penstock.content.ContentKind;
import dev.penstock.content.MalformedContent;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Data whose bytes are here. It is read as JSON once; what a large one says may be forgotten and read again when memory is scarce. */
public final class InlinePayload implements Payload {
    /** What JSON says of a body may take many times the body's bytes. */
    private static final int REMEMBERED_BYTES_MAX = 256 << 10;

    private final byte[] bytes;
    private final String contentType;
    private volatile @Nullable JsonNode json;
    private volatile @Nullable Reference<JsonNode> forgettable;

    InlinePayload(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    static InlinePayload ofJson(byte[] written, JsonNode json) {
        InlinePayload payload = new InlinePayload(written, ContentKind.JSON.mediaType());
        payload.remember(json);
        return payload;
    }

    @Override
    public InlinePayload readAs(String newContentType) {
        boolean same = contentType.equals(newContentType) || (isJson(contentType) && isJson(newContentType));
        return same ? this : new InlinePayload(bytes, newContentType);
    }

    private static boolean isJson(String contentType) {
        return ContentKind.of(contentType) == ContentKind.JSON;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public JsonNode json() {
        JsonNode known = remembered();
        if (known == null) {
            try {
                known = Content.json(contentType, bytes);
            } catch (MalformedContent e) {
                throw new MalformedPayload(String.valueOf(e.getMessage()));
            }
            remember(known);
        }
        return known;
    }

    private @Nullable JsonNode remembered() {
        Reference<JsonNode> softly = forgettable;
        return softly == null ? json : softly.get();
    }

    private void remember(JsonNode read) {
        if (bytes.length <= REMEMBERED_BYTES_MAX) {
            json = read;
        } else {
            forgettable = new SoftReference<>(read);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InlinePayload payload && Arrays.equals(bytes, payload.bytes);
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
