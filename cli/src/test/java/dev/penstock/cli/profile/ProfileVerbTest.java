package dev.penstock.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.profile.StageProfile;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import dev.penstock.stage.StageName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of a file are read as the source's door reads them, and what they cost is told in a page. */
class ProfileVerbTest {
    @TempDir
    private Path folder;

    private SampleFile read(String source, String... lines) throws IOException {
        Source known = Objects.requireNonNull(new DefinitionsReader(ProviderCatalogue.bundled())
                .read(DefinitionsFolder.read(Path.of("../server-config/definitions")))
                .definitions()
                .sources()
                .get(source));
        Path file = Files.write(folder.resolve("events.jsonl"), List.of(lines));
        return SampleFile.read(file, known, "issue_comment", 100);
    }

    @Test
    void whatTheSourcesFilterDropsIsCountedAndNotProfiled() throws IOException {
        String comment = "{\"action\":\"created\",\"comment\":{\"id\":1,\"body\":\"fine\"}}";
        SampleFile samples = read("github", comment, "", comment.replace("created", "deleted"));

        assertThat(samples.passed()).extracting(event -> event.key().id()).contains("line-1");
        assertThat(samples.passed().size() + samples.dropped()).isEqualTo(2);
    }

    @Test
    void aLineThatIsNoWebhookIsNamed() {
        assertThatThrownBy(() -> read("payments", "{\"amount\":1}", "[oops"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2: no webhook of source payments: ");
    }

    @Test
    void theReportNamesCostsSavingsAndTheBill() throws IOException {
        StageProfile stage = new StageProfile(
                new StageName("moderation", "classify"),
                "text-moderation@1",
                false,
                4,
                1,
                0,
                null,
                Duration.ofMillis(6),
                Duration.ofMillis(12),
                0,
                0,
                Map.of("EUR", BigDecimal.ONE));
        Report report = new Report(
                "moderation",
                "community",
                new SampleFile(read("payments", "{}", "{}", "{}", "{}").passed(), 0),
                List.of(stage),
                new Report.Filter(null, 0, List.of()),
                new Report.Load(10.0, 20.0, "EUR"));

        assertThat(report.text())
                .contains("moderation.classify  text-moderation@1  4       0       2.000    4.000        25.0 %    off")
                .contains("1000 events   4.00 s of processor time, 333.3333 EUR")
                .contains("one core      250.0 events a second")
                .contains("cache         of moderation.classify would save 25.0 % of its work")
                .contains("at 10.0 a second 0.04 cores busy, 26298000 events a month, 8766000.8000 EUR");
        assertThat(report.json().at("/month/prices/EUR").decimalValue()).isEqualByComparingTo("8766000.8");
    }
}
