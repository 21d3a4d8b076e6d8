package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static dev.penstock.definitions.DefinitionFiles.SOURCE;
import static dev.penstock.definitions.DefinitionFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.source.Acknowledgement;
import dev.penstock.source.Answers;
import dev.penstock.source.DecisionWish;
import dev.penstock.source.ProviderCatalogue;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Goal: a source says what its sender hears, and cannot wish for what nobody gives. Method: a sound folder, one part changed. */
class AnswerReadingTest {
    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aSourceThatSaysNothingAnswersAsItsProviderWantsIt() {
        assertThat(answers(new DefinitionFiles())).isEqualTo(Answers.DEFAULT);
        assertThat(answers(new DefinitionFiles().edit(SOURCE, "provider: standard-webhooks", DISCORD))
                        .accepted())
                .isEqualTo(new Acknowledgement(204, Acknowledgement.Content.EMPTY));
    }

    @Test
    void aSourceMayWantAnotherAnswer() {
        assertThat(accepted("answer: { status: 200 }")).isEqualTo(new Acknowledgement(200, null));
        assertThat(accepted("answer: { status: 200, body: \"\" }"))
                .isEqualTo(new Acknowledgement(200, Acknowledgement.Content.EMPTY));
        assertThat(accepted("answer: { body: \"[accepted]\" }"))
                .isEqualTo(new Acknowledgement(202, new Acknowledgement.Content("text/plain", "[accepted]")));
        assertThat(accepted("answer: { content-type: application/json, body: '{\"ok\":true}' }"))
                .isEqualTo(new Acknowledgement(202, new Acknowledgement.Content("application/json", "{\"ok\":true}")));
        assertThat(answers(new DefinitionFiles()
                                .edit(SOURCE, "provider: standard-webhooks", DISCORD + "\nanswer: { status: 201 }"))
                        .accepted())
                .isEqualTo(new Acknowledgement(201, null));
    }

    @Test
    void aDecisionIsWaitedForAsLongAsTheSourceSays() {
        assertThat(answers(wishing("decision")).decision())
                .isEqualTo(new DecisionWish(DecisionWish.WITHIN_DEFAULT, null));
        assertThat(answers(wishing("{ decision: { within: 120ms, pipeline: moderation } }"))
                        .decision())
                .isEqualTo(new DecisionWish(Duration.ofMillis(120), "moderation"));
    }

    @Test
    void nobodyIsKeptWaitingForLongerThanHalfASecond() {
        assertThat(problems(wishing("{ decision: { within: 501ms } }")))
                .containsExactly("sources/forum.yaml:4: respond.decision.within: found '501ms';"
                        + " allowed: a duration such as 200ms, 2s, 5m, 1h or 2d, from 20ms to 500ms");
    }

    @Test
    void aWishIsForWhatAPipelineDecides() {
        assertThat(problems(wishing("{ decision: { pipeline: moderatoin } }")))
                .containsExactly(
                        "sources/forum.yaml:4: respond.decision.pipeline: found 'moderatoin'"
                                + " (did you mean 'moderation'?); allowed: moderation, the pipelines that decide events of this source");
        String undecided =
                "sources/forum.yaml:4: respond: found a wish for decisions, and no pipeline that decides events"
                        + " of this source; allowed: a source whose events reach a stage that decides";
        assertThat(problems(wishing("decision").edit(SOURCE, "attributes", "type: \"=content.drafted\"\nattributes")))
                .containsExactly(undecided);
        assertThat(problems(wishing("decision")
                        .edit(PIPELINE, "on: { type: content.scored }", "on: { type: a.b }")
                        .edit(SOURCE, "attributes", "type: \"=content.submitted\"\nattributes")))
                .containsExactly(undecided);
    }

    @Test
    void whoeverWantsACertainAnswerOrSendsBatchesReadsNoDecision() {
        assertThat(problems(wishing("decision").edit(SOURCE, "attributes", "answer: { status: 200 }\nattributes")))
                .singleElement()
                .asString()
                .contains("respond: found the key beside 'answer';");
        assertThat(problems(wishing("decision").edit(SOURCE, "provider: standard-webhooks", DISCORD)))
                .singleElement()
                .asString()
                .contains("respond: found the key with a provider that wants 204 without a body;");
        assertThat(problems(wishing("decision").edit(SOURCE, "attributes", "each: /events\nattributes")))
                .singleElement()
                .asString()
                .contains("respond: found the key beside 'each';");
    }

    private static final String DISCORD = "provider: discord\ntype: \"=content.submitted\"";

    private static DefinitionFiles wishing(String wish) {
        return new DefinitionFiles().edit(SOURCE, "attributes", "respond: " + wish + "\nattributes");
    }

    private Acknowledgement accepted(String answer) {
        return answers(new DefinitionFiles().edit(SOURCE, "attributes", answer + "\nattributes"))
                .accepted();
    }

    private Answers answers(DefinitionFiles files) {
        return Objects.requireNonNull(
                        reader.read(files.texts()).definitions().sources().get("forum"))
                .answers();
    }
}
