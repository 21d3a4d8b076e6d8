package dev.penstock.content;

import java.util.Optional;
import java.util.Set;

/** The forms of a body that Penstock can read. */
public enum ContentKind {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded"),
    XML("application/xml"),
    TEXT("text/plain"),
    MULTIPART("multipart/form-data"),
    BYTES("application/octet-stream");

    private static final Set<String> FILE_TYPES =
            Set.of("application/octet-stream", "application/pdf", "application/zip", "application/gzip");

    private final String mediaType;

    ContentKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The usual media type of this kind. */
    public String mediaType() {
        return mediaType;
    }

    /** How data of a content type is read: an event has been accepted with it, and what is not known otherwise is bytes. */
    public static ContentKind of(String contentType) {
        return contentType.equals(JSON.mediaType)
                ? JSON
                : named(MediaType.parse(contentType).name()).orElse(BYTES);
    }

    /**
     * The kind that a media type promises; empty when Penstock does not take it by itself.
     *
     * @param name in lower case, without parameters
     */
    public static Optional<ContentKind> named(String name) {
        if (name.equals(JSON.mediaType) || name.endsWith("+json")) {
            return Optional.of(JSON);
        }
        if (name.equals(FORM.mediaType)) {
            return Optional.of(FORM);
        }
        if (name.equals(XML.mediaType) || name.equals("text/xml") || name.endsWith("+xml")) {
            return Optional.of(XML);
        }
        if (name.equals(TEXT.mediaType) || name.equals("text/csv") || name.equals("application/jwt")) {
            return Optional.of(TEXT);
        }
        if (name.equals(MULTIPART.mediaType)) {
            return Optional.of(MULTIPART);
        }
        return FILE_TYPES.contains(name)
                        || name.startsWith("image/")
                        || name.startsWith("audio/")
                        || name.startsWith("video/")
                ? Optional.of(BYTES)
                : Optional.empty();
    }
}
