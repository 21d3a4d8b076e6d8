package dev.penstock.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.cli.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server is told, and who has the last word. */
class ServerPropertiesTest {
    private static final DatabaseAccess DATABASE =
            new DatabaseAccess("jdbc:postgresql://127.0.0.1:5432/penstock", "penstock", "swordfish");

    private static final Path SECRETS = Path.of("home", "secrets");

    @Test
    void noSecretIsAmongThem() {
        assertThat(ServerProperties.of(61616, DATABASE, SECRETS, Map.of())
                        .values()
                        .values())
                .noneMatch(value -> value.contains("swordfish"));
    }

    @Test
    void theEnvironmentWins() {
        Map<String, String> values = ServerProperties.of(
                        61616, DATABASE, SECRETS, Map.of("PENSTOCK_BROKER_HOST", "broker.example"))
                .values();

        assertThat(values).doesNotContainKey("penstock.broker.host").containsEntry("penstock.broker.port", "61616");
    }

    @Test
    void tracesAreSentOnlyWhereTheEnvironmentSays() {
        assertThat(ServerProperties.of(61616, DATABASE, SECRETS, Map.of()).values())
                .containsEntry("otel.traces.exporter", "none");
        assertThat(ServerProperties.of(
                                61616,
                                DATABASE,
                                SECRETS,
                                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318"))
                        .values())
                .containsEntry("otel.traces.exporter", "otlp")
                .containsEntry("otel.exporter.otlp.protocol", "http/protobuf");
    }
}
