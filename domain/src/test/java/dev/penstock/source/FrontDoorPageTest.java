package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures on the page of the front door are those of the catalogue and of the benchmarks. With {@code -Dpenstock.write-pages} they are written anew. */
class FrontDoorPageTest {
    private static final Path PAGE = Path.of("../docs/front-door.md");
    private static final Path BENCHMARKS = Path.of("../docs/benchmarks.md");
    private static final Pattern P99 = Pattern.compile("p99 (\\d+) ms");

    private final ProviderCatalogue catalogue = ProviderCatalogue.bundled();

    @Test
    void theFiguresAreUpToDate() throws IOException {
        String found = Files.readString(PAGE);
        String page = replaced(
                replaced(found, "counts", ProvidersPageTest.counts(catalogue.all())), "deadlines", deadlines());
        if (System.getProperty("penstock.write-pages") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/front-door.md; run this test with -Dpenstock.write-pages")
                .isEqualTo(page);
    }

    private static String replaced(String page, String block, List<String> lines) {
        String start = "<!-- " + block + " of the catalogue -->\n";
        String end = "<!-- end of " + block + " -->";
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length())
                + String.join("\n", lines) + "\n"
                + page.substring(page.indexOf(end));
    }

    /** Beside the slowest that was measured, whatever was measured. */
    private List<String> deadlines() throws IOException {
        long p99Ms = P99.matcher(Files.readString(BENCHMARKS))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElseThrow();
        Map<Duration, List<Provider>> byDeadline = new TreeMap<>(catalogue.all().stream()
                .filter(provider -> provider.ackDeadline() != null)
                .collect(Collectors.groupingBy(provider -> Objects.requireNonNull(provider.ackDeadline()))));
        List<String> lines = new ArrayList<>();
        lines.add("| a sender waits | which | times " + p99Ms + " ms |");
        lines.add("|---|---|---|");
        byDeadline.forEach((deadline, providers) -> lines.add("| "
                + String.format(Locale.ROOT, "%.2f", deadline.toMillis() / 1000.0)
                        .replaceAll("\\.?0+$", "")
                + " s | "
                + providers.stream()
                        .map(provider -> "`" + provider.name() + "`"
                                + (provider.unconfirmed().contains("ack-deadline") ? " ~" : ""))
                        .collect(Collectors.joining(", "))
                + " | " + deadline.toMillis() / p99Ms + " |"));
        return lines;
    }
}
