package dev.penstock.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import org.junit.jupiter.api.Test;

/** What the command says of a provider. */
class ProviderFactsTest {
    private static ProviderFacts facts(String name) {
        return new ProviderFacts(ProviderCatalogue.bundled().provider(name));
    }

    @Test
    void whatIsKnownIsShownWithASourceOfIt() {
        assertThat(facts("slack").page())
                .contains("Slack, https://docs.slack.dev/")
                .contains("  scheme          hmac")
                .contains("  stands in       X-Slack-Signature")
                .contains("  event type      body /event/type")
                .contains("  answers within  3.0 s")
                .endsWith(String.join(
                        System.lineSeparator(), "source: slack", "provider: slack", "secrets: [\"${slack.secret}\"]"));
    }

    @Test
    void whatAUserMustSayIsInTheSource() {
        assertThat(facts("datadog").page()).contains("where you say").contains("header: X-Token");
        assertThat(facts("dropbox").snippet()).contains("id: ").contains("type: \"=dropbox.event\"");
    }

    @Test
    void aRowOfOneSourceIsMarked() {
        assertThat(facts("affirm").page()).contains("second-hand only: check it with a real delivery");
    }

    @Test
    void everyRowCanBeShown() {
        for (Provider provider : ProviderCatalogue.bundled().all()) {
            ProviderFacts facts = new ProviderFacts(provider);
            assertThat(facts.page()).as(provider.name()).contains(provider.title());
            assertThat(facts.json().path("name").asText()).isEqualTo(provider.name());
        }
    }
}
