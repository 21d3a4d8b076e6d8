package dev.penstock.inference.training.basket;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from recorded checkouts. Method: a shop of ten pairs that are bought together, and things bought at random. */
class UpsellTrainingTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void itFindsWhatIsBoughtTogetherAndSaysHowWell() throws IOException {
        UpsellTraining.Trained trained = UpsellTraining.train(Baskets.recorded(checkouts(400)), SILENT);

        int left = trained.neighbours().items().indexOf("left3");
        assertThat(trained.neighbours().items().get(trained.neighbours().others()[left][0]))
                .isEqualTo("right3");
        assertThat(hits(trained, trained.evaluation().shipped())).isGreaterThan(hits(trained, "popularity") + 0.1);
    }

    private static double hits(UpsellTraining.Trained trained, String fit) {
        return requireNonNull(trained.evaluation().test().get(fit), fit).hitRateAt5();
    }

    @Test
    void theSameCheckoutsInAnyOrderGiveTheSameFiles() throws IOException {
        Path file = checkouts(300);
        UpsellTraining.run(file, folder.resolve("one"), 2, SILENT);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.reverse(lines);
        Files.write(file, lines);
        UpsellTraining.run(file, folder.resolve("two"), 2, SILENT);

        for (String name : List.of("neighbours.bin", "upsell.yaml", "MODEL_CARD.md", "evaluation.json")) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
        assertThat(Files.readString(folder.resolve("one/upsell.yaml")))
                .contains("version: 2", "penstock/models/upsell/2/neighbours.bin");
    }

    @Test
    void aFewCheckoutsAreNotEnoughAndALineOfSomethingElseIsNamed() throws IOException {
        Path few = checkouts(20);
        assertThatThrownBy(() -> UpsellTraining.run(few, folder.resolve("out"), 2, SILENT))
                .hasMessageContaining("200 baskets")
                .hasMessageContaining("found 20");
        Files.writeString(few, "{\"event\":\"stripe/1\",\"input\":{\"text\":\"hello\"}}\n");
        assertThatThrownBy(() -> Baskets.recorded(few))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }

    private Path checkouts(int count) throws IOException {
        Random random = new Random(5);
        String lines = IntStream.range(0, count)
                .mapToObj(n -> {
                    int pair = random.nextInt(10);
                    return "{\"event\":\"stripe/evt_%d\",\"input\":{\"items\":[\"left%d\",\"right%d\",\"any%d\"]}}"
                            .formatted(n, pair, pair, random.nextInt(20));
                })
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("checkouts.jsonl"), lines);
    }
}
