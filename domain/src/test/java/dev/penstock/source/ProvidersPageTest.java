package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.handshake.Handshake;
import dev.penstock.signature.RequestPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of providers says what the catalogue says. With {@code -Dpenstock.write-pages} it is written anew. */
class ProvidersPageTest {
    private static final Path PAGE = Path.of("../docs/providers.md");
    private static final Path HEAD = Path.of("src/test/resources/providers-page.md");
    private static final String MARK = "~";

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = page(ProviderCatalogue.bundled());
        if (System.getProperty("penstock.write-pages") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/providers.md; run this test with -Dpenstock.write-pages")
                .isEqualTo(page);
    }

    private static String page(ProviderCatalogue catalogue) throws IOException {
        Collection<Provider> all = catalogue.all();
        List<String> lines = new ArrayList<>();
        lines.add(Files.readString(HEAD).stripTrailing());
        lines.add("");
        lines.add("## Counts");
        lines.add("");
        lines.add(all.size() + " providers.");
        lines.add("");
        lines.addAll(counts(all));
        lines.add("");
        lines.add(all.stream()
                        .filter(provider -> provider.signature().coversBody())
                        .count() + " sign the whole body; with the others only TLS and a secret protect it.");
        lines.add("");
        lines.add("## Table");
        lines.add("");
        lines.add(
                "| provider | scheme | stands in | event id | event type | deadline | handshake | wants to hear | confirmed by |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        all.forEach(provider -> lines.add(row(provider)));
        lines.add("");
        lines.add("## Notes");
        lines.add("");
        all.stream()
                .filter(provider -> !provider.notes().isEmpty())
                .forEach(provider -> lines.add("- `" + provider.name() + "`: " + provider.notes()));
        lines.add("");
        lines.add("## Left out");
        lines.add("");
        catalogue.leftOut().forEach((name, reason) -> lines.add("- `" + name + "`: " + reason));
        return String.join("\n", lines) + "\n";
    }

    /** By scheme and by how they were confirmed. */
    static List<String> counts(Collection<Provider> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| scheme | providers | library | documentation | second-hand |");
        lines.add("|---|---|---|---|---|");
        Map<String, List<Provider>> byScheme = new TreeMap<>(all.stream()
                .collect(Collectors.groupingBy(provider -> provider.signature().word())));
        byScheme.forEach((scheme, rows) -> lines.add(counts("`" + scheme + "`", rows)));
        lines.add(counts("all", all));
        return lines;
    }

    private static String counts(String name, Collection<Provider> rows) {
        return "| " + name + " | " + rows.size() + " | " + count(rows, Confirmation.LIBRARY) + " | "
                + count(rows, Confirmation.DOCUMENTATION) + " | " + count(rows, Confirmation.SECOND_HAND) + " |";
    }

    private static long count(Collection<Provider> rows, Confirmation confirmed) {
        return rows.stream()
                .filter(provider -> provider.confirmed() == confirmed)
                .count();
    }

    private static String row(Provider provider) {
        String title = provider.documentation() == null
                ? provider.title()
                : "[" + provider.title() + "](" + provider.documentation() + ")";
        String places = provider.signature().places().stream()
                .map(RequestPlace::written)
                .collect(Collectors.joining(", "));
        boolean body = provider.signature().coversBody();
        return "| `" + provider.name() + "` " + title + " | "
                + provider.signature().word() + (body ? "" : " (body not signed)")
                + " | " + (places.isEmpty() ? "where you say" : code(places))
                + " | " + cell(provider, "id", provider.idLocator(), Objects::toString)
                + " | " + cell(provider, "type", provider.typeLocator(), Objects::toString)
                + " | "
                + cell(provider, "ack-deadline", provider.ackDeadline(), time -> time.toMillis() / 1000.0 + " s")
                + " | " + cell(provider, "handshake", provider.handshake(), Handshake::name)
                + " | " + cell(provider, "answer", wanted(provider.answer()), Objects::toString)
                + " | "
                + (provider.confirmed() == Confirmation.SECOND_HAND
                        ? "**second-hand**"
                        : provider.confirmed().word())
                + " |";
    }

    private static @Nullable Acknowledgement wanted(Acknowledgement answer) {
        return answer.equals(Acknowledgement.DEFAULT) ? null : answer;
    }

    private static <T> String cell(Provider provider, String key, @Nullable T value, Function<T, String> text) {
        return value == null
                ? ""
                : code(text.apply(value)) + (provider.unconfirmed().contains(key) ? " " + MARK : "");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
