package dev.penstock.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The providers that a source can name instead of describing how its deliveries are signed: data, in one YAML file. */
public final class ProviderCatalogue {
    private static final String RESOURCE = "/penstock/providers.yaml";

    private final SortedMap<String, Provider> providers;

    private ProviderCatalogue(SortedMap<String, Provider> providers) {
        this.providers = providers;
    }

    /** The catalogue that is part of Penstock. */
    public static ProviderCatalogue bundled() {
        try (InputStream yaml = ProviderCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is not on the class path");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the provider and the key at fault */
    static ProviderCatalogue read(InputStream yaml) {
        SortedMap<String, Provider> providers = new TreeMap<>();
        Object rows = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        if (!(rows instanceof List<?> list)) {
            throw new IllegalArgumentException("a provider catalogue is a list of providers");
        }
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("a provider is described by keys and values, found " + row);
            }
            Provider provider = new ProviderRow(map).provider();
            if (providers.put(provider.name(), provider) != null) {
                throw new IllegalArgumentException("provider '" + provider.name() + "' is described twice");
            }
        }
        return new ProviderCatalogue(Collections.unmodifiableSortedMap(providers));
    }

    /** @throws IllegalArgumentException listing the providers that are known */
    public Provider provider(String name) {
        Provider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "a provider is one of " + String.join(", ", providers.keySet()) + ", found '" + name + "'");
        }
        return provider;
    }

    /** All, by name. */
    public Collection<Provider> all() {
        return providers.values();
    }
}
