package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.inference.model.ModelBenchmark.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: the benchmark answers with figures that belong together. Method: a short run; no figure is judged, machines differ. */
class ModelBenchmarkTest {
    @Test
    void aShortRunGivesARate() throws IOException {
        try (LoadedModels models =
                LoadedModels.load(List.of(ShippedModel.definition()), getClass().getClassLoader(), 1)) {
            Rate rate = ModelBenchmark.measure(models.champion("text-moderation"), 4, Duration.ofMillis(100));
            assertThat(rate.batch()).isEqualTo(4);
            assertThat(rate.textsPerSecond()).isPositive();
            assertThat(rate.p95Ms()).isGreaterThanOrEqualTo(rate.p50Ms());
        }
    }
}
