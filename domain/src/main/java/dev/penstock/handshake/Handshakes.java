package dev.penstock.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The handshakes that are known: data, in one YAML file. */
public final class Handshakes {
    private static final String RESOURCE = "/penstock/handshakes.yaml";

    private Handshakes() {}

    /** Those that are part of Penstock, by name. */
    public static SortedMap<String, Handshake> bundled() {
        try (InputStream yaml = Handshakes.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is not on the class path");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the handshake and the key at fault */
    static SortedMap<String, Handshake> read(InputStream yaml) {
        SortedMap<String, Handshake> handshakes = new TreeMap<>();
        Object rows = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        if (!(rows instanceof List<?> list)) {
            throw new IllegalArgumentException("a file of handshakes is a list of them");
        }
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("a handshake is described by keys and values, found " + row);
            }
            Handshake handshake = new HandshakeRow(map).handshake();
            if (handshakes.put(handshake.name(), handshake) != null) {
                throw new IllegalArgumentException("handshake '" + handshake.name() + "' is described twice");
            }
        }
        return Collections.unmodifiableSortedMap(handshakes);
    }
}
