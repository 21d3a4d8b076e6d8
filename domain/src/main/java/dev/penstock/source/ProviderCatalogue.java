package dev.penstock.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The providers that a source can name instead of describing how its deliveries are signed: data, in YAML files. A provider of
 * whom too little is known has no row, only a reason why.
 */
public final class ProviderCatalogue {
    private static final String FOLDER = "/penstock/providers/";

    /** One file for each way to sign, for people to read. */
    private static final List<String> FILES = List.of(
            "body-hash.yaml",
            "timed-hash.yaml",
            "other-hash.yaml",
            "standard-webhooks.yaml",
            "public-key.yaml",
            "web-token.yaml",
            "shared-token.yaml");

    private static final String LEFT_OUT = "left-out.yaml";
    private static final int NEAR_MAX = 5;

    private final SortedMap<String, Provider> providers;
    private final SortedMap<String, String> leftOut;

    private ProviderCatalogue(SortedMap<String, Provider> providers, SortedMap<String, String> leftOut) {
        this.providers = Collections.unmodifiableSortedMap(providers);
        this.leftOut = Collections.unmodifiableSortedMap(leftOut);
    }

    /** The catalogue that is part of Penstock. */
    public static ProviderCatalogue bundled() {
        SortedMap<String, Provider> providers = new TreeMap<>();
        for (String file : FILES) {
            readRows(load(file), providers);
        }
        SortedMap<String, String> leftOut = new TreeMap<>();
        if (load(LEFT_OUT) instanceof Map<?, ?> reasons) {
            reasons.forEach((name, reason) -> leftOut.put(String.valueOf(name), String.valueOf(reason)));
        }
        return new ProviderCatalogue(providers, leftOut);
    }

    /**
     * A catalogue of rows that are given.
     *
     * @throws IllegalArgumentException naming the provider and the key at fault
     */
    public static ProviderCatalogue read(String yaml) {
        SortedMap<String, Provider> providers = new TreeMap<>();
        readRows(new Load(LoadSettings.builder().build()).loadFromString(yaml), providers);
        return new ProviderCatalogue(providers, new TreeMap<>());
    }

    private static void readRows(Object rows, SortedMap<String, Provider> providers) {
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
    }

    private static Object load(String file) {
        try (InputStream yaml = ProviderCatalogue.class.getResourceAsStream(FOLDER + file)) {
            if (yaml == null) {
                throw new IllegalStateException("resource " + FOLDER + file + " is not on the class path");
            }
            return new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Provider> find(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /** @throws IllegalArgumentException saying what there is instead */
    public Provider provider(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "provider '" + name + "' is not in the catalogue; allowed: " + instead(name)));
    }

    /** What to write instead of a name that has no row. */
    public String instead(String name) {
        String reason = leftOut.get(name);
        String own = "a 'signature' of your own";
        if (reason != null) {
            return own + ", for what is known of " + name + " is not sure enough: " + reason;
        }
        List<String> near = near(name);
        return (near.isEmpty() ? "a provider that 'penstock providers' lists" : String.join(", ", near)) + ", or "
                + own;
    }

    /** Names that are written alike, the likest first. */
    List<String> near(String name) {
        Set<String> pairs = pairs(name);
        Comparator<String> likest = Comparator.comparingDouble(known -> -alike(pairs, pairs(known)));
        return providers.keySet().stream()
                .filter(known -> alike(pairs, pairs(known)) >= 0.5 || known.startsWith(name + "-"))
                .sorted(likest.thenComparing(Comparator.naturalOrder()))
                .limit(NEAR_MAX)
                .toList();
    }

    /** The share of neighbouring letters that two words have in common (Dice's coefficient), 0 to 1. */
    private static double alike(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return 2.0 * common.size() / Math.max(1, one.size() + other.size());
    }

    private static Set<String> pairs(String word) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < word.length(); i++) {
            pairs.add(word.substring(i, i + 2));
        }
        return pairs;
    }

    /** All, by name. */
    public Collection<Provider> all() {
        return providers.values();
    }

    /** The providers that are known by name and have no row, and why. */
    public SortedMap<String, String> leftOut() {
        return leftOut;
    }
}
