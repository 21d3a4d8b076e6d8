package dev.penstock.inference.model;

import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The definition as it is shipped, read from where operators find it. */
public final class ShippedModel {
    private static final Path DEFINITION = Path.of("../server-config/definitions/models/text-moderation.yaml");

    private ShippedModel() {}

    public static ModelDefinition definition() throws IOException {
        try (InputStream in = Files.newInputStream(DEFINITION)) {
            Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return new ModelDefinition(
                    new ModelVersion((String) value(yaml, "model"), (Integer) value(yaml, "version")),
                    ModelRuntime.TEXT_CLASSIFIER,
                    (String) value(yaml, "artifact"),
                    (String) value(yaml, "sha256"),
                    texts(value(yaml, "inputs")),
                    texts(value(yaml, "labels")));
        }
    }

    private static Object value(Map<?, ?> yaml, String key) {
        return Objects.requireNonNull(yaml.get(key), key);
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
