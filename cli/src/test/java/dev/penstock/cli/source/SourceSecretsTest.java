package dev.penstock.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.limit.Limits;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Locator;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the secrets of sources come from on this machine. */
class SourceSecretsTest {
    @TempDir
    private Path folder;

    private HomeSecrets home;

    @BeforeEach
    void createHome() {
        home = new HomeSecrets(Home.at(folder).create());
    }

    @Test
    void aSecretThatNobodyGaveIsMadeUpInTheFormThatTheSourceNeedsAndKept() {
        Source source = source("standard-webhooks", "shop.secret");
        SourceSecrets secrets = new SourceSecrets(home, Map.of());

        secrets.complete(source);
        String made = secrets.find("shop.secret").orElseThrow();
        secrets.complete(source);

        assertThat(made).startsWith("whsec_");
        assertThatCode(() ->
                        source.signature().requireUsable(secrets.first(source).orElseThrow()))
                .doesNotThrowAnyException();
        assertThat(secrets.find("shop.secret")).hasValue(made);
    }

    @Test
    void theEnvironmentGoesBeforeTheHomeAsMicroProfileConfigNamesItsVariables() {
        home.put("shop.secret", "from the home");

        assertThat(new SourceSecrets(home, Map.of("SHOP_SECRET", "from the environment")).find("shop.secret"))
                .hasValue("from the environment");
        assertThat(new SourceSecrets(home, Map.of()).find("shop.secret")).hasValue("from the home");
    }

    @Test
    void whatTheEnvironmentGivesIsNotMadeUp() {
        new SourceSecrets(home, Map.of("SHOP_SECRET", "given")).complete(source("github", "shop.secret"));

        assertThat(home.find("shop.secret")).isEmpty();
    }

    private static Source source(String providerName, String key) {
        Provider provider = ProviderCatalogue.bundled().provider(providerName);
        return new Source(
                "shop",
                provider.signature(),
                List.of(new ConfigKey(key)),
                Locator.parse("/id"),
                Locator.parse("/type"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_024));
    }
}
