package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.MODEL_TEXT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import dev.penstock.source.ProviderCatalogue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: a model's file becomes versions and aliases, or says what is wrong with it. Method: a sound file, one part changed. */
class ModelFileTest {
    private static final String DIGEST = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String SECOND = """
              - version: 2
                artifacts: { weights: { location: two.bin, sha256: %s } }
                labels: [toxic, insult, obscene, threat, hate, spam, joy]
                card: two.md
                price: { currency: EUR, call: 0.0001, thousand-output-tokens: 2 }
            """.formatted(DIGEST);

    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aVersionHasWhatStandsBesideTheModelUnlessItSaysOtherwise() {
        RegisteredModel model = read(MODEL_TEXT + SECOND);
        ModelDefinition first = requireNonNull(model.versions().get(1));
        assertThat(first.version()).isEqualTo(new ModelVersion("text-moderation", 1));
        assertThat(first.runtime()).isEqualTo(ModelRuntime.TEXT_CLASSIFIER);
        assertThat(first.artifacts())
                .containsEntry("weights", new ModelArtifact("penstock/models/text-moderation/1.bin", DIGEST));
        assertThat(first.labels()).containsExactly("toxic", "insult", "obscene", "threat", "hate", "spam");
        assertThat(first.card()).isNull();
        assertThat(first.price()).isNull();
        assertThat(first.output()).isNull();
        ModelDefinition second = requireNonNull(model.versions().get(2));
        assertThat(second.labels()).endsWith("spam", "joy");
        assertThat(second.input().members()).containsExactly("text");
        assertThat(second.card()).isEqualTo("two.md");
        assertThat(second.price())
                .isEqualTo(new ModelPrice("EUR", new BigDecimal("1.0E-4"), BigDecimal.ZERO, BigDecimal.valueOf(2.0)));
    }

    @Test
    void theHighestVersionIsTheChampionUnlessTheFileSaysOtherwise() {
        assertThat(read(MODEL_TEXT + SECOND).aliases()).containsOnlyKeys(ModelAlias.CHAMPION);
        assertThat(read(MODEL_TEXT + SECOND).aliases()).containsEntry(ModelAlias.CHAMPION, 2);
        assertThat(read(MODEL_TEXT.replace("versions:", "aliases: { champion: 1, challenger: 2 }\nversions:") + SECOND)
                        .aliases())
                .containsEntry(ModelAlias.CHAMPION, 1)
                .containsEntry(ModelAlias.CHALLENGER, 2);
    }

    @Test
    void aVersionIsDefinedOnceAndAnAliasMeansOneOfThem() {
        assertThat(problems(MODEL_TEXT + SECOND.replace("version: 2", "version: 1")))
                .containsExactly(MODEL + ":16: versions[1].version: found 1 a second time; allowed: each version once");
        assertThat(problems(MODEL_TEXT.replace("versions:", "aliases: { shadow: 3 }\nversions:")))
                .containsExactly(MODEL + ":10: aliases.shadow: found '3'; allowed: one of the versions [1]");
    }

    @Test
    void aRuntimeGetsTheArtifactsThatItNeeds() {
        assertThat(problems(MODEL_TEXT.replace("weights:", "net:")))
                .containsExactly(MODEL + ":13: versions[0].artifacts: found artifacts [net];"
                        + " allowed: [weights], what runtime text-classifier needs");
    }

    @Test
    void anInputSchemaNamesAllOfItsMembers() {
        assertThat(problems(MODEL_TEXT.replace("additionalProperties: false", "additionalProperties: true")))
                .containsExactly(
                        MODEL + ":5: input: found a schema that leaves the members open; allowed: type: object,"
                                + " properties with one member or more, additionalProperties: false");
        assertThat(problems(MODEL_TEXT.replace("minLength: 1", "minLength: one")))
                .containsExactly(MODEL + ":5: input: found a keyword that is misused at /properties/text/minLength;"
                        + " allowed: must be of type integer");
    }

    @Test
    void aModelSaysSomething() {
        assertThat(problems(MODEL_TEXT.replace("labels: [toxic, insult, obscene, threat, hate, spam]\n", "")))
                .contains(MODEL + ":10: versions[0]: found neither 'labels' nor 'output';"
                        + " allowed: one or both: what the model says");
    }

    private RegisteredModel read(String text) {
        return requireNonNull(
                reader.read(new DefinitionFiles().with(MODEL, text).texts())
                        .definitions()
                        .models()
                        .get("text-moderation"));
    }

    private static List<String> problems(String text) {
        return DefinitionFiles.problems(new DefinitionFiles().with(MODEL, text));
    }
}
