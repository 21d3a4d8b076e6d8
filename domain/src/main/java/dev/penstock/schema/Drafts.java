package dev.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.Vocabularies;
import com.networknt.schema.Vocabulary;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The library's compilers and meta-schemas, one a dialect. They fetch nothing. */
final class Drafts {
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private static final Map<Dialect, JsonSchemaFactory> COMPILERS = new EnumMap<>(Dialect.class);
    private static final Map<Dialect, JsonSchema> META = new EnumMap<>(Dialect.class);

    static {
        for (Dialect dialect : Dialect.values()) {
            COMPILERS.put(dialect, compiler(dialect));
            META.put(
                    dialect,
                    JsonSchemaFactory.getInstance(dialect.flag())
                            .getSchema(SchemaLocation.of(dialect.flag().getId()), CONFIG));
        }
    }

    private Drafts() {}

    private static JsonSchemaFactory compiler(Dialect dialect) {
        JsonMetaSchema corrected = JsonMetaSchema.builder(dialect.standard())
                .keyword(new UniqueItems())
                .vocabularyFactory(Drafts::corrected)
                .build();
        return JsonSchemaFactory.getInstance(
                dialect.flag(),
                builder -> builder.metaSchema(corrected)
                        .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
    }

    /** Since 2019-09 a vocabulary brings the keywords, and its own go before those named for the dialect. */
    private static @Nullable Vocabulary corrected(String iri) {
        Vocabulary standard = Vocabularies.getVocabulary(iri);
        return standard == null
                ? null
                : new Vocabulary(
                        iri,
                        standard.getKeywords().stream()
                                .map(keyword -> keyword.getValue().equals("uniqueItems") ? new UniqueItems() : keyword)
                                .toArray(Keyword[]::new));
    }

    static JsonSchema compile(Dialect dialect, JsonNode schema) {
        JsonSchema compiled = Objects.requireNonNull(COMPILERS.get(dialect)).getSchema(schema, CONFIG);
        compiled.initializeValidators();
        return compiled;
    }

    static JsonSchema meta(Dialect dialect) {
        return Objects.requireNonNull(META.get(dialect));
    }
}
