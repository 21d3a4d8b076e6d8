package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static dev.penstock.definitions.DefinitionFiles.SCHEMA;
import static dev.penstock.definitions.DefinitionFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.source.ProviderCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: an input that no event can give is found before there is one. Method: a sound folder with a schema of the event. */
class InputChecksTest {
    private static final String EVENT = """
            {"type": "object", "required": ["data"], "additionalProperties": false,
             "properties": {"data": {"$ref": "#/$defs/data"}},
             "$defs": {"data": {"type": "object", "required": ["text"], "additionalProperties": false,
                "properties": {"text": {"type": "string"}, "note": {"type": "string"}, "size": {"type": "integer"},
                               "open": {"type": "object"}}}}}
            """;

    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void whatTheSchemaAllowsPasses() {
        assertThat(warnings(mapped("/data/data/text"))).isEmpty();
        assertThat(warnings(mapped("/data/data/open/text"))).isEmpty();
        assertThat(warnings(mapped("data.data.text"))).isEmpty();
        assertThat(warnings(mapped("/kind"))).isEmpty();
    }

    @Test
    void aPlaceThatTheSchemaRulesOutIsRefused() {
        assertThat(problems(mapped("/data/data/texte")))
                .containsExactly(PIPELINE + ":6: stages[0].input.text: found '/data/data/texte', where events of type"
                        + " content.submitted have nothing; allowed: a place that they have");
    }

    @Test
    void anotherTypeIsRefused() {
        assertThat(problems(mapped("/data/data/size")))
                .containsExactly(
                        PIPELINE + ":6: stages[0].input.text: found '/data/data/size', which is of type integer"
                                + " in events of type content.submitted; allowed: type string, which model text-moderation@1 takes");
    }

    @Test
    void aPlaceThatMayBeEmptyIsOddButAllowed() {
        assertThat(warnings(mapped("/data/data/note")))
                .containsExactly(
                        PIPELINE + ":6: stages[0].input.text: found '/data/data/note', which events of type"
                                + " content.submitted may lack; allowed: a place that their schema requires: the model needs it");
    }

    @Test
    void jsonataIsReadBeforeThereIsAnEvent() {
        assertThat(problems(mapped("\"data.data.\"")))
                .singleElement()
                .asString()
                .startsWith(PIPELINE + ":6: stages[0].input.text: found JSONata that cannot be read at character");
    }

    @Test
    void whatAStageCarriesIsKnownToTheNextStageAndNothingElseIs() {
        String chained = """
                  - stage: again
                    on: { type: content.scored }
                    model: text-moderation
                    input: { text: %s }
                    emits: content.rescored
                """;
        DefinitionFiles files = new DefinitionFiles();
        String carrying = DefinitionFiles.PIPELINE_TEXT.replace(
                "emits: content.scored", "carry: { words: /data/data/text }\n    emits: content.scored");
        assertThat(carrying).isNotEqualTo(DefinitionFiles.PIPELINE_TEXT);

        assertThat(problems(files.with(PIPELINE, carrying + chained.formatted("/data/carried/wordz"))))
                .singleElement()
                .asString()
                .contains("found '/data/carried/wordz', where events of type content.scored have nothing");
        assertThat(warnings(files.with(PIPELINE, carrying + chained.formatted("/data/carried/words"))))
                .singleElement()
                .asString()
                .contains("found '/data/carried/words', which events of type content.scored may lack");
    }

    @Test
    void whatAModelSaysIsKnownToTheNextStage() {
        String chained = """
                  - stage: again
                    on: { type: content.scored }
                    model: text-moderation
                    input: { text: %s }
                    emits: content.rescored
                """;
        DefinitionFiles files = new DefinitionFiles();
        assertThat(problems(
                        files.with(PIPELINE, DefinitionFiles.PIPELINE_TEXT + chained.formatted("/data/scores/spam"))))
                .singleElement()
                .asString()
                .contains("stages[2].input.text: found '/data/scores/spam', which is of type integer or number");
        assertThat(problems(
                        files.with(PIPELINE, DefinitionFiles.PIPELINE_TEXT + chained.formatted("/data/scores/joy"))))
                .singleElement()
                .asString()
                .contains("where events of type content.scored have nothing");
        files.edit(
                MODEL,
                "versions:",
                "output: { type: object, required: [summary], properties: { summary: { type: string } },"
                        + " additionalProperties: false }\nversions:");
        assertThat(warnings(files.with(
                        PIPELINE, DefinitionFiles.PIPELINE_TEXT + chained.formatted("/data/output/summary"))))
                .isEmpty();
    }

    @Test
    void aFileMayStandInAnEventAsAnObject() {
        DefinitionFiles files = mapped("/data/data")
                .edit(MODEL, "minLength: 1 }", "contentEncoding: base64, contentMediaType: image/png }");
        assertThat(warnings(files)).isEmpty();
        assertThat(problems(mapped("/data/data"))).hasSize(1);
    }

    @Test
    void aVersionOrAnAliasMustBeThere() {
        assertThat(problems(new DefinitionFiles()
                        .edit(PIPELINE, "model: text-moderation", "model: text-moderation@challenger")))
                .containsExactly(PIPELINE + ":5: stages[0].model: found 'text-moderation@challenger';"
                        + " allowed: versions [1], aliases [champion]");
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "model: text-moderation", "model: text-moderation@2")))
                .singleElement()
                .asString()
                .contains("found 'text-moderation@2'; allowed: versions [1]");
        assertThat(warnings(new DefinitionFiles().edit(PIPELINE, "model: text-moderation", "model: text-moderation@1")))
                .isEmpty();
    }

    private static DefinitionFiles mapped(String expression) {
        return new DefinitionFiles().with(SCHEMA, EVENT).edit(PIPELINE, "/data/data/text", expression);
    }

    private List<String> warnings(DefinitionFiles files) {
        return reader.read(files.texts()).warnings().stream()
                .map(Problem::toString)
                .toList();
    }
}
