package dev.penstock.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.api.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Watches what becomes of samples, until each has come to an end or {@link #PATIENCE} is over. */
final class Fates {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MS = 50;

    private static final int NAMED_MAX = 3;

    private final Api api;
    private final Set<String> subscribed;
    private final Clock clock;

    /** @param subscribed types that some stage receives; an event of another that a stage has made is an end */
    Fates(Api api, Set<String> subscribed, Clock clock) {
        this.api = api;
        this.subscribed = subscribed;
        this.clock = clock;
    }

    /** The samples' fates in their order; {@code as} hears of each as it comes. */
    List<Fate> await(List<Sent> sent, Consumer<Fate> as) {
        Map<Sent, Fate> fates = new LinkedHashMap<>();
        Instant end = clock.instant().plus(PATIENCE);
        while (fates.size() < sent.size()) {
            for (Sent one : sent) {
                if (!fates.containsKey(one)) {
                    fate(one, sent).ifPresent(fate -> {
                        fates.put(one, fate);
                        as.accept(fate);
                    });
                }
            }
            if (clock.instant().isAfter(end)) {
                sent.forEach(one -> fates.computeIfAbsent(one, late -> new Fate(late, "still on its way", "", false)));
            }
            pause();
        }
        List<Fate> inOrder = new ArrayList<>();
        sent.forEach(one -> inOrder.add(Objects.requireNonNull(fates.get(one))));
        return inOrder;
    }

    private Optional<Fate> fate(Sent sent, List<Sent> all) {
        if (sent.answer().status() >= 300) {
            return Optional.of(
                    ended(sent, "refused", sent.answer().body().path("detail").asText()));
        }
        if (!sent.accepted()) {
            return Optional.of(ended(sent, "dropped", "the source's filter does not let it pass"));
        }
        Optional<JsonNode> event = api.find("/events/" + sent.sample().source() + "/"
                + Api.encoded(sent.sample().id()) + "?payload=true");
        return event.flatMap(history -> fate(sent, history, all));
    }

    private Optional<Fate> fate(Sent sent, JsonNode history, List<Sent> all) {
        if (history.path("status").asText().equals("invalid")) {
            return Optional.of(ended(sent, "invalid", violations(history.path("violations"))));
        }
        JsonNode decisions = history.path("decisions");
        if (!decisions.isEmpty()) {
            String duplicate = isRepetition(sent, all) ? ", decided once" : "";
            String grade = decisions.at("/0").has("grade")
                    ? ", " + decisions.at("/0/grade").asText()
                    : "";
            return Optional.of(ended(sent, decisions.at("/0/verdict").asText() + grade + duplicate, reasons(history)));
        }
        Optional<JsonNode> last = last(history);
        if (last.isPresent()) {
            return last.map(event -> ended(sent, event.path("type").asText(), named(event.at("/payload/output"))));
        }
        return deadLetter(sent).map(letter -> ended(sent, "dead letter", lastFailure(letter)));
    }

    /** What a stage has made and no other takes. */
    private Optional<JsonNode> last(JsonNode history) {
        return StreamSupport.stream(history.path("offspring").spliterator(), false)
                .filter(event -> !subscribed.contains(event.path("type").asText()))
                .findFirst();
    }

    /** The first items of an output that has some. */
    private static String named(JsonNode output) {
        String items = StreamSupport.stream(output.path("items").spliterator(), false)
                .limit(NAMED_MAX)
                .map(one -> "%s %.2f"
                        .formatted(one.path("item").asText(), one.path("score").asDouble()))
                .collect(Collectors.joining(", "));
        return items.isEmpty() ? "nothing goes with it, as far as is known" : items;
    }

    private static boolean isRepetition(Sent sent, List<Sent> all) {
        return all.subList(0, all.indexOf(sent)).stream()
                .anyMatch(earlier -> earlier.sample().id().equals(sent.sample().id()));
    }

    private Optional<JsonNode> deadLetter(Sent sent) {
        return StreamSupport.stream(
                        api.get("/dead-letters?limit=200").get("deadLetters").spliterator(), false)
                .filter(letter -> letter.at("/event/correlation")
                        .asText()
                        .equals(sent.sample().source() + "/" + sent.sample().id()))
                .findFirst();
    }

    private static String lastFailure(JsonNode letter) {
        JsonNode attempts = letter.path("attempts");
        return attempts.size() + " attempts: "
                + attempts.path(attempts.size() - 1).path("message").asText();
    }

    private static String violations(JsonNode violations) {
        return StreamSupport.stream(violations.spliterator(), false)
                .map(one -> (one.path("pointer").asText() + " "
                                + one.path("message").asText())
                        .strip())
                .collect(Collectors.joining("; "));
    }

    private static String reasons(JsonNode history) {
        return StreamSupport.stream(history.at("/decisions/0/reasons").spliterator(), false)
                .map(one -> "%s %.2f"
                        .formatted(one.path("label").asText(), one.path("score").asDouble()))
                .collect(Collectors.joining(", "));
    }

    private static Fate ended(Sent sent, String outcome, String why) {
        return new Fate(sent, outcome, why, true);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while waiting for decisions", e);
        }
    }
}
