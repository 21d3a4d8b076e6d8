package dev.penstock.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.decision.Thresholds;
import dev.penstock.decision.Verdict;
import dev.penstock.stage.Work;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a stage does: {@code model} with {@code input}, or {@code decide}. */
final class WorkFields {
    static final Set<String> DECIDE_KEYS = Set.of("reject", "hold", "otherwise");
    static final Set<String> ANY_KEYS = Set.of("any");

    /** An event's other parts are no text to judge, so input comes from its data. */
    private static final Pattern INPUT = Pattern.compile("/data(/([^~/]|~[01])*)*");

    private WorkFields() {}

    static Work read(Fields stage) {
        if (stage.has("model") == stage.has("decide")) {
            stage.place()
                    .problem(
                            stage.has("model") ? "both 'model' and 'decide'" : "neither 'model' nor 'decide'",
                            "one of them: a stage does one thing");
        }
        if (stage.has("decide")) {
            stage.find("input")
                    .ifPresent(
                            input -> input.problem("'input' in a stage that decides", "'input' beside 'model' only"));
            return decide(stage.required("decide").fields(DECIDE_KEYS));
        }
        String model = stage.find("model")
                .map(place -> place.text(Names.NAME, "the name of a model"))
                .orElse("");
        return new Work.Infer(
                model, stage.has("model") ? input(stage.required("input").fields()) : new TreeMap<>());
    }

    private static SortedMap<String, JsonPointer> input(Fields fields) {
        SortedMap<String, JsonPointer> input = new TreeMap<>();
        fields.members()
                .forEach((name, place) -> input.put(
                        name,
                        JsonPointer.compile(place.text(
                                INPUT, "a JSON Pointer into the event such as /data/text: its payload is /data"))));
        return input;
    }

    private static Work decide(Fields fields) {
        return new Work.Decide(new Thresholds(
                thresholds(fields, "reject"), thresholds(fields, "hold"), verdict(fields.required("otherwise"))));
    }

    private static SortedMap<String, Double> thresholds(Fields decide, String key) {
        SortedMap<String, Double> thresholds = new TreeMap<>();
        decide.find(key).ifPresent(place -> {
            Fields any = place.fields(ANY_KEYS).required("any").fields();
            any.members().forEach((label, value) -> thresholds.put(label, value.number(0, 1)));
        });
        return thresholds;
    }

    private static Verdict verdict(Place place) {
        String word = place.text();
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        if (!word.isEmpty()) {
            place.problem(
                    place.found(),
                    Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", ")));
        }
        return Verdict.HOLD;
    }
}
