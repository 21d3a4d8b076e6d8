package dev.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.SpecVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The drafts of <a href="https://json-schema.org/specification-links">JSON Schema</a> that are read. A schema that names none is of the newest. */
public enum Dialect {
    DRAFT_04("http://json-schema.org/draft-04/schema", SpecVersion.VersionFlag.V4),
    DRAFT_06("http://json-schema.org/draft-06/schema", SpecVersion.VersionFlag.V6),
    DRAFT_07("http://json-schema.org/draft-07/schema", SpecVersion.VersionFlag.V7),
    DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema", SpecVersion.VersionFlag.V201909),
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema", SpecVersion.VersionFlag.V202012);

    private final String uri;
    private final SpecVersion.VersionFlag flag;

    Dialect(String uri, SpecVersion.VersionFlag flag) {
        this.uri = uri;
        this.flag = flag;
    }

    /** As {@code $schema} names it, with or without an empty fragment. */
    public String uri() {
        return uri;
    }

    SpecVersion.VersionFlag flag() {
        return flag;
    }

    /** The dialect that a schema names in {@code $schema}, the newest where it names none; empty when it is not known. */
    public static Optional<Dialect> of(JsonNode schema) {
        JsonNode named = schema.path("$schema");
        if (named.isMissingNode()) {
            return Optional.of(DRAFT_2020_12);
        }
        String text = named.asText();
        String bare = text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
        return Arrays.stream(values())
                .filter(dialect -> dialect.uri.equals(bare) && named.isTextual())
                .findFirst();
    }

    /** The library's idea of the dialect. */
    JsonMetaSchema standard() {
        return switch (this) {
            case DRAFT_04 -> JsonMetaSchema.getV4();
            case DRAFT_06 -> JsonMetaSchema.getV6();
            case DRAFT_07 -> JsonMetaSchema.getV7();
            case DRAFT_2019_09 -> JsonMetaSchema.getV201909();
            case DRAFT_2020_12 -> JsonMetaSchema.getV202012();
        };
    }

    static String all() {
        return Arrays.stream(values()).map(Dialect::uri).collect(Collectors.joining(", "));
    }

    /** Whether {@code $ref} silences the keywords beside it, as it did until draft-07. */
    public boolean refStandsAlone() {
        return compareTo(DRAFT_07) <= 0;
    }

    /** Whether {@code items} may be a list and {@code additionalItems} goes on after it, as until 2019-09. */
    public boolean listsItems() {
        return compareTo(DRAFT_2019_09) <= 0;
    }
}
