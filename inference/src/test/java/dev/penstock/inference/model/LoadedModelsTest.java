package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.hash.Sha256;
import dev.penstock.model.Model;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: nothing but exactly what the definitions name is ever served. Method: the shipped artifact, and spoilt copies of it. */
class LoadedModelsTest {
    private static final String NAME = "text-moderation";
    private static final ModelInput HELLO = ModelInput.ofText("text", "hello");

    private final ModelDefinition shipped = ShippedModel.champion(NAME);
    private final ModelArtifact weights =
            Objects.requireNonNull(shipped.artifacts().get("weights"));

    @TempDir
    private Path folder;

    @Test
    void theShippedDefinitionFitsTheShippedArtifactAndCard() {
        try (LoadedModels models = ShippedModel.load(NAME)) {
            models.warmUp();
            Model model = models.model(ModelReference.champion(NAME));
            assertThat(model.definition()).isEqualTo(shipped);
            assertThat(models.loaded()).containsExactly(shipped.version());
            assertThat(models.card(shipped.version()).orElseThrow()).startsWith("# Text moderation, version 1");
        }
    }

    @Test
    void oneChangedByteIsRefusedAndBothDigestsAreNamed() throws IOException {
        byte[] bytes = artifact();
        bytes[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> load(inFolder(bytes, weights.sha256(), shipped.labels())))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining(weights.sha256())
                .hasMessageContaining(Sha256.hex(bytes));
    }

    @Test
    void aFileThatIsNoArtifactIsRefusedEvenWithTheRightDigest() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertThatThrownBy(() -> load(inFolder(bytes, Sha256.hex(bytes), shipped.labels())))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("mark must be");
    }

    @Test
    void aTruncatedArtifactIsRefusedEvenWithTheRightDigest() throws IOException {
        byte[] bytes = Arrays.copyOf(artifact(), 5_000);
        assertThatThrownBy(() -> load(inFolder(bytes, Sha256.hex(bytes), shipped.labels())))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("text-moderation@1");
    }

    @Test
    void labelsThatTheArtifactDoesNotScoreAreRefused() throws IOException {
        byte[] bytes = artifact();
        assertThatThrownBy(() -> load(inFolder(bytes, Sha256.hex(bytes), List.of("toxic", "joy"))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("labels must be [toxic, joy], found [toxic, insult");
    }

    @Test
    void aMissingArtifactIsNamed() {
        ModelDefinition other = with(shipped.version(), "penstock/models/none.bin", "0".repeat(64), shipped.labels());
        assertThatThrownBy(() -> load(other))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("penstock/models/none.bin");
    }

    @Test
    void aReferenceMeansTheVersionThatItNamesOrItsAliasMeansNow() {
        AtomicInteger champion = new AtomicInteger(1);
        Map<String, RegisteredModel> registered = Map.of(NAME, twoVersions());
        try (LoadedModels models = new LoadedModels(
                registered,
                (name, alias) -> name.equals(NAME) && alias == ModelAlias.CHAMPION
                        ? OptionalInt.of(champion.get())
                        : OptionalInt.empty(),
                Artifacts.of(getClass().getClassLoader()),
                1)) {
            assertThat(models.loaded()).isEmpty();
            assertThat(version(models, "text-moderation")).isEqualTo(1);
            assertThat(version(models, "text-moderation@2")).isEqualTo(2);
            champion.set(2);
            assertThat(version(models, "text-moderation")).isEqualTo(2);
            for (String unknown : List.of("fraud", "text-moderation@3", "text-moderation@shadow")) {
                assertThatThrownBy(() -> version(models, unknown))
                        .isInstanceOf(ModelFailure.class)
                        .hasMessage("no model '%s' is registered; registered: [text-moderation@1, text-moderation@2]"
                                .formatted(unknown));
            }
        }
    }

    @Test
    void aVersionIsUnloadedAndLoadedAgainWhileAnotherServes() {
        try (LoadedModels models = ShippedModel.load(twoVersions())) {
            ModelVersion first = shipped.version();
            models.load(first);
            models.load(first);
            assertThat(models.loaded()).hasSize(2);
            Model old = models.model(new ModelReference.Fixed(first));
            assertThat(models.unload(first)).isTrue();
            assertThat(models.unload(first)).isFalse();
            assertThatThrownBy(() -> old.predict(List.of(HELLO)))
                    .isInstanceOf(ModelFailure.class)
                    .hasMessageContaining("text-moderation@1 was unloaded");
            assertThat(models.model(ModelReference.champion(NAME)).predict(List.of(HELLO)))
                    .hasSize(1);
            assertThat(models.model(new ModelReference.Fixed(first)).predict(List.of(HELLO)))
                    .hasSize(1);
            assertThat(models.loaded()).contains(first);
        }
    }

    @Test
    void aModelFailsCleanlyAfterItsNativeMemoryIsReleased() {
        LoadedModels models = ShippedModel.load(NAME);
        Model model = models.model(ModelReference.champion(NAME));
        models.close();
        models.close();
        assertThatThrownBy(() -> model.predict(List.of(HELLO)))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> models.model(ModelReference.champion(NAME))).isInstanceOf(ModelFailure.class);
    }

    private static int version(LoadedModels models, String reference) {
        return models.model(ModelReference.parse(reference).orElseThrow())
                .definition()
                .version()
                .version();
    }

    private RegisteredModel twoVersions() {
        ModelVersion second = new ModelVersion(NAME, 2);
        return new RegisteredModel(
                NAME,
                new TreeMap<>(
                        Map.of(1, shipped, 2, with(second, weights.location(), weights.sha256(), shipped.labels()))),
                new TreeMap<>(Map.of(ModelAlias.CHAMPION, 2)));
    }

    private ModelDefinition inFolder(byte[] bytes, String sha256, List<String> labels) throws IOException {
        Files.write(folder.resolve("weights.bin"), bytes);
        return with(shipped.version(), "weights.bin", sha256, labels);
    }

    private ModelDefinition with(ModelVersion version, String location, String sha256, List<String> labels) {
        return new ModelDefinition(
                version,
                shipped.runtime(),
                new TreeMap<>(Map.of("weights", new ModelArtifact(location, sha256))),
                shipped.input(),
                null,
                labels,
                null,
                null);
    }

    private void load(ModelDefinition definition) {
        RegisteredModel model = new RegisteredModel(
                NAME, new TreeMap<>(Map.of(1, definition)), new TreeMap<>(Map.of(ModelAlias.CHAMPION, 1)));
        LoadedModels.load(
                        Map.of(NAME, model),
                        List.of(),
                        Artifacts.of(folder, getClass().getClassLoader()),
                        1)
                .close();
    }

    private byte[] artifact() throws IOException {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(weights.location())) {
            return in.readAllBytes();
        }
    }
}
