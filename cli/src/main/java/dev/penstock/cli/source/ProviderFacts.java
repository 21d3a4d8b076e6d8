package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.handshake.Handshake;
import dev.penstock.signature.RequestPlace;
import dev.penstock.source.Confirmation;
import dev.penstock.source.Locator;
import dev.penstock.source.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a provider, in words. */
record ProviderFacts(Provider provider) {
    private static final String NONE = "-";

    String places() {
        String places = provider.signature().places().stream()
                .map(RequestPlace::written)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "where you say" : places;
    }

    String id() {
        return written(provider.idLocator());
    }

    String type() {
        return written(provider.typeLocator());
    }

    String ackDeadline() {
        Duration deadline = provider.ackDeadline();
        return deadline == null ? NONE : deadline.toMillis() / 1000.0 + " s";
    }

    private @Nullable String handshake() {
        Handshake handshake = provider.handshake();
        return handshake == null ? null : handshake.name();
    }

    private static String written(@Nullable Locator locator) {
        return locator == null ? NONE : locator.toString();
    }

    /** All of it, with what a source of this provider says. */
    String page() {
        List<String> lines = new ArrayList<>();
        lines.add(provider.title() + (provider.documentation() == null ? "" : ", " + provider.documentation()));
        lines.add("");
        line(lines, "scheme", provider.signature().word());
        line(lines, "stands in", places());
        line(lines, "body", provider.signature().coversBody() ? "signed" : "not signed, or not all of it");
        line(lines, "event id", id());
        line(lines, "event type", type());
        line(lines, "content type", provider.contentType() == null ? "JSON" : provider.contentType());
        line(lines, "answers within", ackDeadline());
        line(lines, "handshake", handshake() == null ? NONE : handshake());
        line(lines, "wants to hear", provider.answer().toString());
        line(lines, "confirmed by", confirmed());
        if (!provider.notes().isEmpty()) {
            lines.add("");
            lines.add(provider.notes());
        }
        lines.add("");
        lines.add(snippet());
        return String.join(System.lineSeparator(), lines);
    }

    private static void line(List<String> lines, String what, String value) {
        lines.add(String.format("  %-15s %s", what, value));
    }

    private String confirmed() {
        return provider.confirmed().word()
                + (provider.confirmed() == Confirmation.SECOND_HAND ? " only: check it with a real delivery" : "")
                + (provider.unconfirmed().isEmpty()
                        ? ""
                        : "; not confirmed: " + String.join(", ", provider.unconfirmed()));
    }

    /** {@code sources/NAME.yaml}. */
    String snippet() {
        List<String> lines = new ArrayList<>();
        lines.add("source: " + provider.name());
        lines.add("provider: " + provider.name());
        if (provider.signature().places().isEmpty()) {
            lines.add("header: X-Token          # the header, or query:NAME, that you chose");
        }
        if (provider.idLocator() == null) {
            lines.add("# id: /id                # as there is no id that is known, two equal bodies are one event");
        }
        if (provider.typeLocator() == null) {
            lines.add("type: \"=" + provider.name() + ".event\"   # or where a delivery carries its type");
        }
        Handshake handshake = provider.handshake();
        if (handshake != null && handshake.needsToken()) {
            lines.add(
                    "handshake: { use: " + handshake.name() + ", token: \"${" + provider.name() + ".verify-token}\" }");
        }
        lines.add("secrets: [\"${" + provider.name() + ".secret}\"]");
        return String.join(System.lineSeparator(), lines);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", provider.name())
                .put("title", provider.title())
                .put("scheme", provider.signature().word());
        provider.signature().places().forEach(place -> json.withArray("places").add(place.written()));
        json.put("coversBody", provider.signature().coversBody());
        json.put("id", provider.idLocator() == null ? null : id());
        json.put("type", provider.typeLocator() == null ? null : type());
        json.put("contentType", provider.contentType());
        Duration deadline = provider.ackDeadline();
        json.put("ackDeadlineMs", deadline == null ? null : deadline.toMillis());
        json.put("handshake", handshake());
        json.put("answer", provider.answer().toString());
        json.put("documentation", provider.documentation() == null ? null : provider.documentation() + "");
        json.put("confirmed", provider.confirmed().word());
        provider.unconfirmed().forEach(key -> json.withArray("unconfirmed").add(key));
        return json.put("notes", provider.notes());
    }
}
