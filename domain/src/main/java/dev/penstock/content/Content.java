package dev.penstock.content;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a body as JSON. The rules for each kind are in docs/adr/0009-one-json-view.md. */
public final class Content {
    private Content() {}

    /**
     * What the bytes say.
     *
     * @throws MalformedContent when they are not of the form that the content type promises, or exceed a bound
     */
    public static JsonNode json(String contentType, byte[] bytes) {
        return switch (ContentKind.of(contentType)) {
            case JSON -> JsonContent.read(bytes);
            case FORM -> FormContent.read(MediaType.parse(contentType), bytes);
            case XML -> XmlContent.read(bytes);
            case TEXT -> TextContent.read(MediaType.parse(contentType), bytes);
            case MULTIPART -> MultipartContent.read(MediaType.parse(contentType), bytes);
            case BYTES -> FileContent.read(contentType, "", bytes, 0, bytes.length);
        };
    }
}
