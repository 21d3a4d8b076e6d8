package dev.penstock.cli.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A trial in words. */
final class TrialText {
    private final List<String> lines = new ArrayList<>();

    private TrialText() {}

    static String of(JsonNode trial) {
        TrialText text = new TrialText();
        text.head(trial);
        if (trial.path("events").asInt() > 0) {
            text.unknown(trial.path("unknownAttributes"));
            text.examples("dropped", trial.path("droppedExamples"));
            text.examples("kept", trial.path("keptExamples"));
            text.comparison(trial.path("comparison"), trial.path("stage").asText());
            text.saved(trial.path("saved"));
            text.attributes(trial.path("attributes"));
        }
        return String.join(System.lineSeparator(), text.lines);
    }

    private void head(JsonNode trial) {
        int events = trial.path("events").asInt();
        String which = (trial.path("source").isTextual()
                        ? " of " + trial.path("source").asText()
                        : "")
                + (trial.path("type").isTextual()
                        ? " of type " + trial.path("type").asText()
                        : "");
        if (events == 0) {
            lines.add("no events" + which + " are recorded: nothing to try it on");
            return;
        }
        lines.add(String.format(
                Locale.ROOT,
                "of the last %d events%s %d match, %d would be dropped: %.1f %%",
                events,
                which,
                trial.path("kept").asInt(),
                trial.path("dropped").asInt(),
                100 * trial.path("droppedShare").asDouble()));
        if (!trial.path("complete").asBoolean()) {
            lines.add("the time was over before all that were asked for had been looked at");
        }
    }

    private void unknown(JsonNode names) {
        for (JsonNode name : names) {
            String nearest = StreamSupport.stream(name.path("nearest").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("' or '"));
            lines.add("ATTENTION: none of these events has an attribute '"
                    + name.path("name").asText() + "'"
                    + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
        }
    }

    private void examples(String title, JsonNode keys) {
        if (!keys.isEmpty()) {
            lines.add("  " + title + ", for example: "
                    + StreamSupport.stream(keys.spliterator(), false)
                            .map(key -> key.path("source").asText() + "/"
                                    + key.path("id").asText())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void comparison(JsonNode comparison, String stage) {
        if (comparison.isObject()) {
            lines.add("stage " + stage + " receives "
                    + comparison.path("receives").asText() + " of them now, by "
                    + (comparison.path("present").isTextual()
                            ? comparison.path("present").asText()
                            : "no filter but the type"));
            lines.add("  it would no longer get " + comparison.path("noLonger").asText() + " and get "
                    + comparison.path("additionally").asText() + " that it does not get now");
            examples("no longer", comparison.path("noLongerExamples"));
            examples("additionally", comparison.path("additionallyExamples"));
        }
    }

    private void saved(JsonNode savings) {
        lines.add(
                savings.isEmpty()
                        ? "recorded runs that this would have saved: none"
                        : "recorded runs that this would have saved:");
        for (JsonNode saving : savings) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %d %s, %.3f s",
                    saving.path("stage").asText(),
                    saving.path("runs").asLong(),
                    saving.path("model").asBoolean() ? "runs of a model" : "runs without a model",
                    saving.path("durationMs").asDouble() / 1_000));
        }
    }

    private void attributes(JsonNode attributes) {
        lines.add("attributes of these events:");
        for (JsonNode attribute : attributes) {
            String values = StreamSupport.stream(attribute.path("values").spliterator(), false)
                    .map(value ->
                            value.path("value") + " " + value.path("events").asText())
                    .collect(Collectors.joining(", "));
            int others = attribute.path("others").asInt();
            lines.add("  " + attribute.path("name").asText() + " ("
                    + attribute.path("events").asText() + "): " + values
                    + (others > 0 ? ", other values " + others : ""));
        }
    }
}
