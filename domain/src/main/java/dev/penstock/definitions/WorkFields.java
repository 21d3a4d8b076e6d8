package dev.penstock.definitions;

import dev.penstock.decision.Grades;
import dev.penstock.decision.Thresholds;
import dev.penstock.decision.Verdict;
import dev.penstock.mapping.Expression;
import dev.penstock.mapping.InvalidExpression;
import dev.penstock.model.ModelReference;
import dev.penstock.stage.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what a stage does: {@code model} with {@code input}, {@code decide} or {@code deliver}. */
final class WorkFields {
    private static final List<String> KINDS = List.of("model", "decide", "deliver");

    static final Set<String> DECIDE_KEYS = Set.of("reject", "hold", "approve", "otherwise", "grade");
    static final Set<String> GRADE_KEYS = Set.of("label", "from");
    static final Set<String> ANY_KEYS = Set.of("any");

    static final long CACHE_BYTES_MIN = 64 << 10;
    static final long CACHE_BYTES_MAX = 1 << 30;

    /** Stands for one that was wrong or is missing, which was reported. */
    private static final ModelReference NO_MODEL = ModelReference.champion("");

    private WorkFields() {}

    static Work read(Fields stage) {
        List<String> kinds = KINDS.stream().filter(stage::has).toList();
        if (kinds.size() != 1) {
            stage.place()
                    .problem(
                            kinds.isEmpty() ? "none of " + quoted(KINDS) : quoted(kinds) + " in one stage",
                            "one of " + quoted(KINDS) + ": a stage does one thing");
        }
        if (stage.has("decide")) {
            refuse(stage, "decides", List.of("input", "cache"));
            return decide(stage.required("decide").fields(DECIDE_KEYS));
        }
        if (stage.has("deliver")) {
            refuse(stage, "delivers", List.of("input", "cache", "batch"));
            return new Work.Deliver(TargetFields.read(stage.required("deliver")));
        }
        ModelReference model = stage.find("model").map(WorkFields::model).orElse(NO_MODEL);
        return new Work.Infer(
                model,
                stage.has("model") ? expressions(stage.required("input").fields()) : new TreeMap<>(),
                stage.find("cache")
                        .map(place -> place.bytes(CACHE_BYTES_MIN, CACHE_BYTES_MAX))
                        .orElse(0L));
    }

    private static void refuse(Fields stage, String does, List<String> keys) {
        keys.forEach(key -> stage.find(key)
                .ifPresent(place ->
                        place.problem("'" + key + "' in a stage that " + does, "'" + key + "' beside 'model' only")));
    }

    private static String quoted(List<String> keys) {
        return keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    }

    private static ModelReference model(Place place) {
        Optional<ModelReference> reference = ModelReference.parse(place.text())
                .filter(parsed -> Names.NAME.matcher(parsed.name()).matches());
        if (reference.isEmpty() && !(place.isText() && place.text().isEmpty())) {
            place.problem(place.found(), "the name of a model, or name@3, name@challenger, name@shadow");
        }
        return reference.orElse(NO_MODEL);
    }

    static SortedMap<String, Expression> expressions(Fields fields) {
        SortedMap<String, Expression> expressions = new TreeMap<>();
        fields.members().forEach((name, place) -> expression(place).ifPresent(found -> expressions.put(name, found)));
        return expressions;
    }

    static Optional<Expression> expression(Place place) {
        if (!place.isText()) {
            place.text();
            return Optional.empty();
        }
        try {
            return Optional.of(Expression.parse(place.text()));
        } catch (InvalidExpression e) {
            place.problem(e.found(), e.allowed());
            return Optional.empty();
        }
    }

    private static Work decide(Fields fields) {
        return new Work.Decide(new Thresholds(
                thresholds(fields, "reject"),
                thresholds(fields, "hold"),
                thresholds(fields, "approve"),
                verdict(fields.required("otherwise")),
                fields.find("grade").flatMap(WorkFields::grades).orElse(null)));
    }

    private static Optional<Grades> grades(Place place) {
        Fields fields = place.fields(GRADE_KEYS);
        String label = fields.required("label").text();
        Place from = fields.required("from");
        SortedMap<String, Double> bounds = new TreeMap<>();
        from.fields().members().forEach((grade, bound) -> {
            if (!Names.NAME.matcher(grade).matches()) {
                bound.problem("'" + grade + "'", "a grade's name: " + Names.NAME_FORM);
            }
            double value = bound.number(0, 1);
            bounds.entrySet().stream()
                    .filter(other -> other.getValue() == value)
                    .findFirst()
                    .ifPresent(other -> bound.problem(
                            bound.found() + ", as of '" + other.getKey() + "'", "a bound of its own for each grade"));
            bounds.put(grade, value);
        });
        if (!bounds.containsValue(0.0)) {
            from.problem("no grade from 0", "one grade from 0, so that everything has a grade");
            return Optional.empty();
        }
        return Optional.of(new Grades(label, bounds));
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
