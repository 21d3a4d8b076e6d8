package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: nothing but exactly what the definitions name is ever served. Method: the shipped artifact, and spoilt copies of it. */
class LoadedModelsTest {
    private final ClassLoader classPath = LoadedModelsTest.class.getClassLoader();
    private ModelDefinition shipped;

    @BeforeEach
    void readDefinition() throws IOException {
        shipped = ShippedModel.definition();
    }

    @Test
    void theShippedDefinitionFitsTheShippedArtifact() {
        try (LoadedModels models = LoadedModels.load(List.of(shipped), classPath, 1)) {
            models.warmUp();
            Model model = models.champion("text-moderation");
            assertThat(model.version()).isEqualTo(shipped.version());
            assertThat(model.labels()).containsExactly("toxic", "insult", "obscene", "threat", "hate", "spam");
            assertThat(model.inputs()).containsExactly("text");
        }
    }

    @Test
    void oneChangedByteIsRefusedAndBothDigestsAreNamed() throws IOException {
        byte[] bytes = artifact();
        bytes[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> LoadedModels.load(List.of(shipped), serving(bytes), 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining(shipped.sha256())
                .hasMessageContaining(VerifiedArtifact.sha256(bytes));
    }

    @Test
    void aFileThatIsNoArtifactIsRefusedEvenWithTheRightDigest() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        ModelDefinition other = with(shipped.version(), VerifiedArtifact.sha256(bytes), shipped.labels());
        assertThatThrownBy(() -> LoadedModels.load(List.of(other), serving(bytes), 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("mark must be");
    }

    @Test
    void aTruncatedArtifactIsRefusedEvenWithTheRightDigest() throws IOException {
        byte[] bytes = Arrays.copyOf(artifact(), 5_000);
        ModelDefinition other = with(shipped.version(), VerifiedArtifact.sha256(bytes), shipped.labels());
        assertThatThrownBy(() -> LoadedModels.load(List.of(other), serving(bytes), 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("text-moderation@1");
    }

    @Test
    void labelsThatTheArtifactDoesNotScoreAreRefused() {
        ModelDefinition other = with(shipped.version(), shipped.sha256(), List.of("toxic", "joy"));
        assertThatThrownBy(() -> LoadedModels.load(List.of(other), classPath, 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("labels must be [toxic, joy], found [toxic, insult");
    }

    @Test
    void aMissingArtifactIsNamed() {
        ModelDefinition other = new ModelDefinition(
                shipped.version(),
                shipped.runtime(),
                "penstock/models/none.bin",
                shipped.sha256(),
                shipped.inputs(),
                shipped.labels());
        assertThatThrownBy(() -> LoadedModels.load(List.of(other), classPath, 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("penstock/models/none.bin");
    }

    @Test
    void theHighestVersionIsTheChampionAndAVersionIsDefinedOnce() {
        ModelDefinition second = with(new ModelVersion("text-moderation", 2), shipped.sha256(), shipped.labels());
        try (LoadedModels models = LoadedModels.load(List.of(second, shipped), classPath, 1)) {
            assertThat(models.champion("text-moderation").version().version()).isEqualTo(2);
            assertThatThrownBy(() -> models.champion("fraud"))
                    .isInstanceOf(ModelFailure.class)
                    .hasMessageContaining("'fraud'")
                    .hasMessageContaining("[text-moderation]");
        }
        assertThatThrownBy(() -> LoadedModels.load(List.of(shipped, shipped), classPath, 1))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("defined twice");
    }

    @Test
    void aModelFailsCleanlyAfterItsNativeMemoryIsReleased() {
        LoadedModels models = LoadedModels.load(List.of(shipped), classPath, 1);
        Model model = models.champion("text-moderation");
        models.close();
        models.close();
        assertThatThrownBy(() -> model.predict(List.of(new ModelInput(Map.of("text", "hello")))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("closed");
    }

    private ModelDefinition with(ModelVersion version, String sha256, List<String> labels) {
        return new ModelDefinition(version, shipped.runtime(), shipped.artifact(), sha256, shipped.inputs(), labels);
    }

    private byte[] artifact() throws IOException {
        try (InputStream in = classPath.getResourceAsStream(shipped.artifact())) {
            return in.readAllBytes();
        }
    }

    /** A class path on which every resource is {@code bytes}. */
    private static ClassLoader serving(byte[] bytes) {
        return new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
