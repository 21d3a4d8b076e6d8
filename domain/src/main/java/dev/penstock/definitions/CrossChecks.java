package dev.penstock.definitions;

import dev.penstock.decision.Grades;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.RegisteredModel;
import dev.penstock.model.RemoteModel;
import dev.penstock.schema.EventSchema;
import dev.penstock.selector.JmsSelector;
import dev.penstock.source.BodyForm;
import dev.penstock.source.Locator;
import dev.penstock.source.Source;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can only be seen with all definitions at hand. What is wrong in itself was reported and is left out. */
final class CrossChecks {
    private final Map<Source, Place> sourceFiles;
    private final Collection<Source> sources;
    private final List<StageFields> stages;
    private final List<StageFields> enabled;
    private final SortedMap<String, Optional<RegisteredModel>> models;
    private final EventShapes shapes;

    /** @param models by name; without a definition when it was wrong */
    CrossChecks(
            Map<Source, Place> sourceFiles,
            List<PipelineFile> pipelines,
            SortedMap<String, Optional<RegisteredModel>> models,
            Collection<EventSchema> schemas) {
        this.sourceFiles = sourceFiles;
        this.sources = sourceFiles.keySet();
        this.models = models;
        this.stages = sound(pipelines.stream());
        this.enabled = sound(pipelines.stream().filter(PipelineFile::enabled));
        this.shapes = new EventShapes(schemas, this::predictions);
    }

    private static List<StageFields> sound(Stream<PipelineFile> pipelines) {
        return pipelines
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
                checkLabels(stage, decide.thresholds().approve().keySet(), "approve");
                checkGradedLabel(stage, decide.thresholds().grades());
            }
            checkCondition(stage);
            checkReached(stage);
        }
        checkBeanNames();
        new Cycles(stages).check();
        new DecisionChecks(enabled.stream().map(StageFields::stage).toList()).check(sourceFiles);
    }

    private void checkModel(StageFields stage, Work.Infer infer) {
        String name = infer.model().name();
        Optional<RegisteredModel> model = models.get(name);
        if (model == null) {
            String known = models.isEmpty() ? "a model, but models/ has none" : String.join(", ", models.keySet());
            stage.place("model").problem("'" + infer.model() + "'" + Suggestion.hint(name, models.keySet()), known);
            return;
        }
        model.ifPresent(registered -> registered
                .find(infer.model())
                .ifPresentOrElse(
                        version -> {
                            new InputChecks(stage, infer, version).run(shapes);
                            checkTimeout(stage, version);
                        },
                        () -> stage.place("model")
                                .problem(
                                        "'" + infer.model() + "'",
                                        "versions " + registered.versions().keySet() + ", aliases "
                                                + registered.aliases().keySet().stream()
                                                        .map(ModelAlias::word)
                                                        .toList())));
    }

    /** A call to another server ends before the attempt does: else nobody would hear how it ended. */
    private static void checkTimeout(StageFields stage, ModelDefinition model) {
        RemoteModel remote = model.remote();
        if (remote == null) {
            return;
        }
        Duration longest = remote.longest(stage.stage().batchMax());
        if (stage.stage().timeout().compareTo(longest) <= 0) {
            stage.place("timeout")
                    .problem(
                            "a timeout of " + Quantity.write(stage.stage().timeout()) + " with a batch of "
                                    + stage.stage().batchMax(),
                            "more than " + Quantity.write(longest) + ", which model " + model.version()
                                    + " may take for such a batch, or a smaller batch");
        }
    }

    /** The scores that an event carries are those of the model whose stage emitted it. */
    private void checkLabels(StageFields stage, Collection<String> labels, String key) {
        emittingModels(stage.stage().on().type())
                .forEach(model -> labels.forEach(label -> checkLabel(model, label, threshold(stage, key, label))));
    }

    private void checkGradedLabel(StageFields stage, @Nullable Grades grades) {
        if (grades != null) {
            Place label =
                    stage.place("decide").fields().required("grade").fields().required("label");
            emittingModels(stage.stage().on().type()).forEach(model -> checkLabel(model, grades.label(), label));
        }
    }

    private static void checkLabel(ModelDefinition model, String label, Place place) {
        if (!model.labels().contains(label)) {
            place.problem(
                    "label '" + label + "'" + Suggestion.hint(label, model.labels()),
                    String.join(", ", new TreeSet<>(model.labels())) + ", the labels of model " + model.version());
        }
    }

    private Stream<ModelDefinition> emittingModels(String type) {
        return predictions(type).map(EventShapes.Predicted::model).distinct();
    }

    /** A stage that feeds itself is reported as a cycle, and says nothing of its input. */
    private Stream<EventShapes.Predicted> predictions(String type) {
        return emitters(type)
                .filter(emitter -> !emitter.stage().on().type().equals(type))
                .flatMap(emitter -> emitter.stage().work() instanceof Work.Infer infer
                        ? models
                                .getOrDefault(infer.model().name(), Optional.empty())
                                .flatMap(model -> model.find(infer.model()))
                                .map(model -> new EventShapes.Predicted(
                                        model, emitter.stage().carry().keySet()))
                                .stream()
                        : Stream.empty())
                .distinct();
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
