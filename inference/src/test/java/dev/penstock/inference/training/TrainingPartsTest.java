package dev.penstock.inference.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: the figures of the card are what their names say. Method: cases small enough to work out by hand. */
class TrainingPartsTest {
    @TempDir
    Path folder;

    @Test
    void csvCellsMayHoldCommasQuotesAndLineEnds() throws IOException {
        Path file = folder.resolve("some.csv");
        Files.writeString(file, "text,label\n\"one, \"\"two\"\"\nthree\",1\nplain,\n");
        List<Csv.Row> rows = Csv.read(file);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).cell("text")).isEqualTo("one, \"two\"\nthree");
        assertThat(rows.get(1).cell("label")).isEmpty();
        assertThatThrownBy(() -> rows.get(0).cell("none"))
                .hasMessageContaining("none")
                .hasMessageContaining("label");
    }

    @Test
    void aRowOfAnotherWidthIsNamed() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "a,b\n1,2\n1,2,3\n");
        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("row 2 has 3 cells");
    }

    @Test
    void rankingMeasuresAreThoseOfTheTextbook() {
        Ranking ranking =
                new Ranking(List.of(scored(0.9, true), scored(0.8, false), scored(0.7, true), scored(0.1, false)));
        assertThat(ranking.areaUnderRoc()).isEqualTo(0.75);
        assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        Ranking.Cut cut = ranking.at(0.7);
        assertThat(cut.precision()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(cut.recall()).isEqualTo(1);
        assertThat(cut.f1()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void scoresThatAreAllTheSameRankNothing() {
        assertThat(new Ranking(List.of(scored(0.5, true), scored(0.5, false), scored(0.5, false))).areaUnderRoc())
                .isEqualTo(0.5);
    }

    @Test
    void calibrationFindsTheProbabilitiesBehindTheLogits() {
        Random random = new Random(7);
        List<Calibration.Point> points = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double logit = random.nextGaussian() * 2;
            points.add(new Calibration.Point(
                    new double[] {logit}, random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * logit - 1)))));
        }
        Calibration found = Calibration.fit(points);
        assertThat(found.weights()[0]).isCloseTo(0.5, within(0.03));
        assertThat(found.bias()).isCloseTo(-1, within(0.05));
    }

    @Test
    void nothingIsRejectedOnWeakEvidence() {
        ThresholdChoice choice = ThresholdChoice.on(new Ranking(List.of(scored(0.99, true), scored(0.2, false))));
        assertThat(choice.reject()).isEqualTo(ThresholdChoice.NEVER);
    }

    @Test
    void textsThatDifferInNoLetterAreOnOneSideOfTheSplit() {
        assertThat(Split.letters("Win 500 NOW!!")).isEqualTo(Split.letters("win, 900 now"));
    }

    private static Ranking.Scored scored(double score, boolean positive) {
        return new Ranking.Scored(score, positive);
    }
}
