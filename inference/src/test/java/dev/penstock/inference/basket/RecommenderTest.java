package dev.penstock.inference.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.inference.model.ShippedModel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with a basket. */
class RecommenderTest {
    private static final Neighbours NEIGHBOURS = new Neighbours(
            List.of("bread", "butter", "jam", "nails"),
            new int[][] {{1, 2}, {0, 2}, {0}, {}},
            new float[][] {{0.5f, 0.25f}, {0.5f, 0.5f}, {0.25f}, {}});

    private final Recommender recommender = new Recommender(ShippedModel.champion("upsell"), NEIGHBOURS);

    @Test
    void whatSeveralItemsSpeakForComesFirstAndNothingThatIsThere() {
        assertThat(recommender.recommend(Set.of("bread", "butter"), 10))
                .containsExactly(new Recommender.Scored("jam", 0.75));
    }

    @Test
    void ofEquallyStrongItemsTheMoreFrequentComesFirst() {
        assertThat(recommender.recommend(Set.of("butter"), 1))
                .extracting(Recommender.Scored::item)
                .containsExactly("bread");
    }

    @Test
    void whatNobodyKnowsSpeaksForNothing() {
        assertThat(recommender.recommend(Set.of("nails", "no such thing"), 10)).isEmpty();
        assertThat(recommender.recommend(Set.of(), 10)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgainAndAnythingElseIsRefused() throws IOException {
        byte[] bytes = NEIGHBOURS.write();
        Neighbours read = Neighbours.read(bytes);

        assertThat(read.items()).isEqualTo(NEIGHBOURS.items());
        assertThat(read.others()).isDeepEqualTo(NEIGHBOURS.others());
        assertThat(read.weights()).isDeepEqualTo(NEIGHBOURS.weights());
        bytes[11] = 9;
        assertThatThrownBy(() -> Neighbours.read(bytes)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Neighbours.read("something else".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mark");
    }
}
