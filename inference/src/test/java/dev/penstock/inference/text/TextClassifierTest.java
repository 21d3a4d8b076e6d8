package dev.penstock.inference.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.inference.model.LoadedModels;
import dev.penstock.inference.model.ShippedModel;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelReference;
import dev.penstock.model.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goal: a text's scores are its own, bounded in cost and the same tomorrow. Method: the shipped model on mild sentences. */
class TextClassifierTest {
    private static final List<String> TEXTS = List.of(
            "Is the apartment still available from June?",
            "The meeting moved to Tuesday, notes are attached.",
            "You are a silly fool and everybody knows it",
            "Earn money fast!!! Click www.prizes.example now and win a free phone",
            "I will find you and hurt you");

    private static LoadedModels models;
    private static Model model;

    @BeforeAll
    static void load() {
        models = ShippedModel.load("text-moderation");
        model = models.model(ModelReference.champion("text-moderation"));
    }

    @AfterAll
    static void close() {
        models.close();
    }

    @Test
    void everyLabelIsScoredInTheModelsOrder() {
        assertThat(predict(TEXTS.get(0)).scores().keySet())
                .containsExactlyElementsOf(model.definition().labels());
    }

    @Test
    void mildSentencesKeepTheirScores() throws IOException {
        for (FrozenScores.Row row : FrozenScores.rows()) {
            row.scores()
                    .forEach((label, score) -> assertThat(
                                    predict(row.text()).scores().get(label))
                            .as("%s of '%s'", label, row.text())
                            .isCloseTo(score, within(FrozenScores.TOLERANCE)));
        }
    }

    @Test
    void aBatchGivesEachTextWhatItGetsAlone() {
        List<Prediction> alone = TEXTS.stream().map(TextClassifierTest::predict).toList();
        assertThat(model.predict(TEXTS.stream().map(TextClassifierTest::input).toList()))
                .isEqualTo(alone);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws InterruptedException, ExecutionException {
        List<Prediction> expected =
                TEXTS.stream().map(TextClassifierTest::predict).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Prediction>>> found = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                found.add(threads.submit(
                        () -> TEXTS.stream().map(TextClassifierTest::predict).toList()));
            }
            for (Future<List<Prediction>> one : found) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theLastSentenceOfALongTextCountsAsMuchAsTheFirst() {
        String harmless = String.join(" ", Collections.nCopies(60, "The kitchen is bright and the garden is quiet."));
        assertThat(predict(harmless).scores().get("insult")).isLessThan(0.3);
        assertThat(predict(harmless + " You are a silly fool and an idiot, shut up.")
                        .scores()
                        .get("insult"))
                .isGreaterThan(0.5);
    }

    @Test
    void aTextOverTheBoundIsAViolationThatNamesBothNumbers() {
        String longest = "word ".repeat(2_000);
        assertThat(predict(longest).scores()).hasSize(6);
        assertThatThrownBy(() -> predict(longest + "!"))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("10001 characters")
                .hasMessageContaining("10000");
    }

    @Test
    void aTextOfNothingButStrangeSymbolsIsBoundedToo() {
        assertThatThrownBy(() -> predict("\ufdfa".repeat(10_000)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("windows");
    }

    @Test
    void aBlankTextIsAViolation() {
        assertThatThrownBy(() -> predict(" \n\t "))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("blank");
    }

    @Test
    void aMissingInputIsAViolationThatNamesIt() {
        assertThatThrownBy(() -> model.predict(List.of(ModelInput.ofText("body", "hello"))))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("'text'");
    }

    @Test
    void aTextWithoutWordsIsScored() {
        assertThat(predict("12345 !!!").scores().get("threat")).isLessThan(0.5);
    }

    private static Prediction predict(String text) {
        return model.predict(List.of(input(text))).get(0);
    }

    private static ModelInput input(String text) {
        return ModelInput.ofText("text", text);
    }
}
