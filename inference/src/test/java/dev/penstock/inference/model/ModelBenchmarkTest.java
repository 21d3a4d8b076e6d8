package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.inference.model.ModelBenchmark.Rate;
import dev.penstock.model.ModelReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Goal: the benchmark answers with figures that belong together. Method: a short run; no figure is judged, machines differ. */
class ModelBenchmarkTest {
    @Test
    void aShortRunGivesARate() {
        try (LoadedModels models = ShippedModel.load("text-moderation")) {
            Rate rate = ModelBenchmark.measure(
                    models.model(ModelReference.champion("text-moderation")), 4, Duration.ofMillis(100));
            assertThat(rate.batch()).isEqualTo(4);
            assertThat(rate.textsPerSecond()).isPositive();
            assertThat(rate.p95Ms()).isGreaterThanOrEqualTo(rate.p50Ms());
        }
    }
}
