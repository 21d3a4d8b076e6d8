package dev.penstock.source;

import dev.penstock.signature.diagnosis.KnownScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The catalogue's schemes by which a stranger's deliveries can be told: those with headers of their own. */
public final class KnownSchemes {
    private static final int TITLES_MAX = 3;

    /** Every kind of client sends these. */
    private static final Set<String> COMMON = Set.of("authorization");

    private KnownSchemes() {}

    /** One for all providers that sign alike, named after the first of them. */
    public static List<KnownScheme> of(ProviderCatalogue catalogue) {
        Map<String, List<Provider>> alike = new TreeMap<>();
        for (Provider provider : catalogue.all()) {
            if (provider.signature().coversBody()) {
                alike.computeIfAbsent(provider.signature().toString(), scheme -> new ArrayList<>())
                        .add(provider);
            }
        }
        return alike.values().stream()
                .map(providers ->
                        KnownScheme.of(title(providers), providers.get(0).signature()))
                .filter(known -> !COMMON.containsAll(known.headers()))
                .toList();
    }

    private static String title(List<Provider> providers) {
        List<String> titles =
                providers.stream().map(Provider::title).limit(TITLES_MAX).toList();
        int others = providers.size() - titles.size();
        return String.join(" or ", titles) + (others == 0 ? "" : " or " + others + " others");
    }
}
