package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static dev.penstock.definitions.DefinitionFiles.SOURCE;
import static dev.penstock.definitions.DefinitionFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.source.ProviderCatalogue;
import org.junit.jupiter.api.Test;

/** Goal: definitions that are sound each by itself but do not fit each other are found. Method: a sound folder, one part changed. */
class CrossChecksTest {
    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aStageNeedsAModelThatExists() {
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "model: text-moderation", "model: text-moderaton")))
                .containsExactly("pipelines/moderation.yaml:5: stages[0].model: found 'text-moderaton'"
                        + " (did you mean 'text-moderation'?); allowed: text-moderation");
        assertThat(problems(new DefinitionFiles().without(MODEL)))
                .containsExactly("pipelines/moderation.yaml:5: stages[0].model: found 'text-moderation';"
                        + " allowed: a model, but models/ has none");
    }

    @Test
    void aModelThatIsWrongItselfIsNotReportedAsMissing() {
        assertThat(problems(new DefinitionFiles().edit(MODEL, "version: 1", "version: 0")))
                .containsExactly(
                        "models/text-moderation.yaml:11: versions[0].version: found '0'; allowed: a whole number from 1 to 1000000");
    }

    @Test
    void aStageMapsExactlyTheInputsOfItsModel() {
        assertThat(problems(
                        new DefinitionFiles().edit(PIPELINE, "{ text: /data/data/text }", "{ body: /data/data/text }")))
                .containsExactly("pipelines/moderation.yaml:6: stages[0].input: found [body];"
                        + " allowed: [text], the inputs of model text-moderation@1");
    }

    @Test
    void aStageDecidesByLabelsOfTheModelThatScored() {
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "spam: 0.5", "spamm: 0.5")))
                .containsExactly("pipelines/moderation.yaml:12: stages[1].decide.hold.any.spamm: found label 'spamm'"
                        + " (did you mean 'spam'?); allowed: hate, insult, obscene, spam, threat, toxic,"
                        + " the labels of model text-moderation@1");
    }

    @Test
    void aStageGradesByALabelOfTheModelThatScored() {
        String graded = "      grade: { label: urgency, from: { high: 0.5, low: 0 } }\n      otherwise:";
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "      otherwise:", graded)))
                .singleElement()
                .asString()
                .contains("decide.grade.label: found label 'urgency'", "allowed: hate, insult,");
    }

    @Test
    void labelsAreNotCheckedWhereNoStageEmitsTheType() {
        assertThat(reader.read(new DefinitionFiles()
                                .edit(PIPELINE, "spam: 0.5", "spamm: 0.5")
                                .edit(PIPELINE, "type: content.scored", "type: content.rated")
                                .texts())
                        .warnings())
                .isEmpty();
    }

    @Test
    void anEventNeverGoesRound() {
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "emits: content.decided", "emits: content.submitted")))
                .containsExactly(
                        "pipelines/moderation.yaml:7: stages[0].emits: found a cycle: moderation.classify emits content.scored,"
                                + " moderation.decide emits content.submitted; allowed: stages whose output never comes back to them",
                        "pipelines/moderation.yaml:14: stages[1].emits: found a cycle: moderation.decide emits content.submitted,"
                                + " moderation.classify emits content.scored; allowed: stages whose output never comes back to them");
    }

    @Test
    void aStageThatFeedsItselfIsACycle() {
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "emits: content.scored", "emits: content.submitted")))
                .singleElement()
                .asString()
                .contains("found a cycle: moderation.classify emits content.submitted;");
    }

    @Test
    void onePipelineTakesOneDecision() {
        String second = """
                  - stage: decide-again
                    on: { type: content.scored }
                    decide: { otherwise: hold }
                    emits: content.decided
                """;
        assertThat(problems(new DefinitionFiles().with(PIPELINE, DefinitionFiles.PIPELINE_TEXT + second)))
                .containsExactly("pipelines/moderation.yaml:17: stages[2].decide: found a second stage that decides;"
                        + " allowed: one in a pipeline, for an event gets one decision");
    }

    @Test
    void aStagesNameIsItsOwn() {
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "- stage: decide", "- stage: classify")))
                .containsExactly("pipelines/moderation.yaml:8: stages[1].stage: found 'classify' a second time;"
                        + " allowed: each stage of a pipeline once");
    }

    @Test
    void stagesWhoseBeansWouldBeCalledAlikeAreRefused() {
        assertThat(problems(new DefinitionFiles()
                        .with("pipelines/a.yaml", deciding("a", "b-c"))
                        .with("pipelines/a-b.yaml", deciding("a-b", "c"))))
                .singleElement()
                .asString()
                .startsWith(
                        "pipelines/a.yaml:3: stages[0].stage: found stage 'a.b-c', whose bean would have the same name")
                .contains("'a-b.c'");
    }

    @Test
    void aTypeThatNothingDeliversIsOddButAllowed() {
        DefinitionFiles files = new DefinitionFiles().edit(SOURCE, "secrets", "type: \"=content.published\"\nsecrets");
        assertThat(reader.read(files.texts()).warnings())
                .extracting(Problem::toString)
                .containsExactly("pipelines/moderation.yaml:4: stages[0].on.type: found type 'content.submitted';"
                        + " allowed: a type that a stage emits or a source can deliver");
    }

    @Test
    void aConditionOnAnAttributeThatNoSourceLiftsIsOddButAllowed() {
        DefinitionFiles files = new DefinitionFiles().edit(PIPELINE, "kind = 'comment'", "knd = 'comment'");
        assertThat(reader.read(files.texts()).warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "pipelines/moderation.yaml:4: stages[0].on.where: found attribute 'knd',"
                                + " which no source lifts from its events (did you mean 'kind'?); allowed: id, kind, source, type");
    }

    private static String deciding(String pipeline, String stage) {
        return """
                pipeline: %s
                stages:
                  - stage: %s
                    on: { type: content.scored }
                    decide: { otherwise: hold }
                    emits: content.held
                """.formatted(pipeline, stage);
    }
}
