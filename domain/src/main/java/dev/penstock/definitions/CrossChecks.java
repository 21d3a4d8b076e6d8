package dev.penstock.definitions;

import dev.penstock.model.ModelDefinition;
import dev.penstock.selector.JmsSelector;
import dev.penstock.source.BodyForm;
import dev.penstock.source.Locator;
import dev.penstock.source.Source;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can only be seen with all definitions at hand. What is wrong in itself was reported and is left out. */
final class CrossChecks {
    private final Map<Source, Place> sourceFiles;
    private final Collection<Source> sources;
    private final List<StageFields> stages;
    private final SortedMap<String, Optional<ModelDefinition>> models;

    /** @param models by name; without a definition when it was wrong */
    CrossChecks(
            Map<Source, Place> sourceFiles,
            List<PipelineFile> pipelines,
            SortedMap<String, Optional<ModelDefinition>> models) {
        this.sourceFiles = sourceFiles;
        this.sources = sourceFiles.keySet();
        this.models = models;
        this.stages = pipelines.stream()
                .flatMap(file -> file.stages().stream())
                .filter(StageFields::sound)
                .toList();
    }

    void run() {
        for (StageFields stage : stages) {
            if (stage.stage().work() instanceof Work.Infer infer) {
                checkModel(stage, infer);
            } else if (stage.stage().work() instanceof Work.Decide decide) {
                checkLabels(stage, decide.thresholds().reject().keySet(), "reject");
                checkLabels(stage, decide.thresholds().hold().keySet(), "hold");
            }
            checkCondition(stage);
            checkReached(stage);
        }
        checkBeanNames();
        new Cycles(stages).check();
        new DecisionChecks(stages.stream().map(StageFields::stage).toList()).check(sourceFiles);
    }

    private void checkModel(StageFields stage, Work.Infer infer) {
        Optional<ModelDefinition> model = models.get(infer.model());
        if (model == null) {
            String known = models.isEmpty() ? "a model, but models/ has none" : String.join(", ", models.keySet());
            stage.place("model")
                    .problem("'" + infer.model() + "'" + Suggestion.hint(infer.model(), models.keySet()), known);
            return;
        }
        model.ifPresent(definition -> {
            SortedSet<String> needed = new TreeSet<>(definition.inputs());
            SortedSet<String> given = new TreeSet<>(infer.input().keySet());
            if (!needed.equals(given)) {
                stage.place("input")
                        .problem(given.toString(), needed + ", the inputs of model " + definition.version());
            }
        });
    }

    /** The scores that an event carries are those of the model whose stage emitted it. */
    private void checkLabels(StageFields stage, Collection<String> labels, String key) {
        emitters(stage.stage().on().type())
                .flatMap(emitter -> emitter.stage().work() instanceof Work.Infer infer
                        ? models.getOrDefault(infer.model(), Optional.empty()).stream()
                        : Stream.empty())
                .distinct()
                .forEach(model -> {
                    for (String label : labels) {
                        if (!model.labels().contains(label)) {
                            threshold(stage, key, label)
                                    .problem(
                                            "label '" + label + "'" + Suggestion.hint(label, model.labels()),
                                            String.join(", ", new TreeSet<>(model.labels())) + ", the labels of model "
                                                    + model.version());
                        }
                    }
                });
    }

    private static Place threshold(StageFields stage, String key, String label) {
        return stage.place("decide")
                .fields()
                .required(key)
                .fields()
                .required("any")
                .fields()
                .required(label);
    }

    /** An attribute that nothing sets is NULL for every event: a condition on it is probably misspelt. CloudEvents bring their own. */
    private void checkCondition(StageFields stage) {
        if (sources.stream().anyMatch(source -> source.body().form() == BodyForm.CLOUDEVENTS)) {
            return;
        }
        SortedSet<String> known = new TreeSet<>(SourceFile.EVERY_EVENTS_ATTRIBUTES);
        sources.forEach(source -> known.addAll(source.attributes().keySet()));
        if (stage.stage().on().where() instanceof JmsSelector condition) {
            for (String name : condition.attributes()) {
                if (!known.contains(name)) {
                    stage.place("on")
                            .fields()
                            .required("where")
                            .warning(
                                    "attribute '" + name + "', which no source lifts from its events"
                                            + Suggestion.hint(name, known),
                                    String.join(", ", known));
                }
            }
        }
    }

    private void checkReached(StageFields stage) {
        String type = stage.stage().on().type();
        boolean delivered = sources.stream()
                .map(Source::typeLocator)
                .anyMatch(locator -> !(locator instanceof Locator.Constant constant)
                        || constant.value().equals(type));
        if (!delivered && emitters(type).findAny().isEmpty()) {
            stage.place("on")
                    .fields()
                    .required("type")
                    .warning("type '" + type + "'", "a type that a stage emits or a source can deliver");
        }
    }

    private Stream<StageFields> emitters(String type) {
        return stages.stream().filter(stage -> stage.stage().emits().equals(type));
    }

    /** With hyphens in both names, two stages could be called alike in the server. */
    private void checkBeanNames() {
        Map<String, StageName> names = new HashMap<>();
        for (StageFields stage : stages) {
            StageName name = stage.stage().name();
            StageName other = names.putIfAbsent(name.bean(), name);
            if (other != null && !other.equals(name)) {
                stage.place("stage")
                        .problem(
                                "stage '" + name + "', whose bean would have the same name as that of '" + other + "'",
                                "names that differ once they are joined with a hyphen");
            }
        }
    }
}
