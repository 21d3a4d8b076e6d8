package dev.penstock.cli.server;

import dev.penstock.cli.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server is told by system properties. They would beat environment variables, so a key whose variable is set is left
 * out: the environment always wins. Nothing secret is among them.
 *
 * @param values by MicroProfile Config key
 */
public record ServerProperties(Map<String, String> values) {
    public ServerProperties {
        values = Map.copyOf(values);
    }

    /** @param secrets the folder with a file a secret: the server finds there what is added while it runs */
    public static ServerProperties of(
            int brokerPort, DatabaseAccess database, Path secrets, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>();
        all.put("penstock.broker.host", "127.0.0.1");
        all.put("penstock.broker.port", Integer.toString(brokerPort));
        all.put("penstock.broker.user", "penstock");
        all.put("penstock.database.url", database.url());
        all.put("penstock.database.user", database.user());
        all.put("penstock.secrets.folder", secrets.toString());
        all.putAll(telemetry(environment));
        all.keySet().removeIf(key -> environment.containsKey(variable(key)));
        return new ServerProperties(all);
    }

    /** Trace ids are always made; they are sent somewhere only when the environment says where. */
    private static Map<String, String> telemetry(Map<String, String> environment) {
        Optional<String> collector = Optional.ofNullable(environment.get("OTEL_EXPORTER_OTLP_ENDPOINT"));
        Map<String, String> all = new TreeMap<>(Map.of(
                "otel.sdk.disabled", "false",
                "otel.service.name", "penstock",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.traces.exporter", collector.isPresent() ? "otlp" : "none"));
        collector.ifPresent(url -> all.put("otel.exporter.otlp.protocol", "http/protobuf"));
        return all;
    }

    /** The environment variable that stands for a key, by MicroProfile Config's rule. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
