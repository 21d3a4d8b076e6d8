package dev.penstock.source;

import dev.penstock.content.ContentKind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a source's bodies are read, whatever content type its sender names. Definitions write it in lower case. */
public enum BodyForm {
    /** As the content type says; JSON that is sent as text, as a form or without a type counts as JSON. */
    AUTO(null),
    JSON(ContentKind.JSON),
    FORM(ContentKind.FORM),
    XML(ContentKind.XML),
    TEXT(ContentKind.TEXT),
    MULTIPART(ContentKind.MULTIPART),
    BYTES(ContentKind.BYTES),
    /** CloudEvents in any of their modes; the data is read as its own content type says. */
    CLOUDEVENTS(null);

    private final @Nullable ContentKind kind;

    BodyForm(@Nullable ContentKind kind) {
        this.kind = kind;
    }

    /** The only kind that there is; empty when the content type decides. */
    Optional<ContentKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** As definitions write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
