package dev.penstock.filter;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.Suggestion;
import dev.penstock.selector.JmsSelector;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which selector is tried on which events.
 *
 * @param source of the events: a source's name, or a stage's for what it published; null for all
 * @param type of the events; null for all of the source
 * @param stage whose present filter is compared; its events are of the type that it subscribes to. Null for none
 * @param last how many events it is tried on at the most, the newest; 1 to {@value #EVENTS_MAX}
 * @param modelStages full names of the stages that ask a model
 */
public record TrialRequest(
        JmsSelector selector,
        @Nullable String source,
        @Nullable String type,
        @Nullable Stage stage,
        int last,
        Set<String> modelStages) {
    public static final int EVENTS_MAX = 100_000;
    public static final int EVENTS_DEFAULT = 10_000;

    public TrialRequest {
        modelStages = Set.copyOf(modelStages);
        if (last < 1 || last > EVENTS_MAX) {
            throw new InvalidTrial("last must be a number from 1 to " + EVENTS_MAX + ", found " + last);
        }
        if (source == null && type == null) {
            throw new InvalidTrial("a trial needs a source, a type or a stage, found none of them");
        }
        if (source != null && isStage(source) && type == null) {
            throw new InvalidTrial(
                    "the events of stage '" + source + "', which is not defined, are found by their type only");
        }
    }

    /**
     * Finds what the names mean.
     *
     * @param stage written {@code pipeline/stage} or {@code pipeline.stage}
     * @throws InvalidTrial when one is not defined, or they contradict each other
     */
    public static TrialRequest resolve(
            Definitions definitions,
            JmsSelector selector,
            @Nullable String source,
            @Nullable String type,
            @Nullable String stage,
            int last) {
        Stage compared = stage == null ? null : stage(definitions, stage);
        if (compared != null && type != null && !type.equals(compared.on().type())) {
            throw new InvalidTrial("stage '" + compared.name() + "' receives events of type '"
                    + compared.on().type() + "', found type '" + type + "'");
        }
        String wanted = compared != null ? compared.on().type() : type;
        if (wanted == null && source != null && isStage(source)) {
            wanted = stage(definitions, source).emits();
        }
        return new TrialRequest(selector, source, wanted, compared, last, modelStages(definitions));
    }

    private static Set<String> modelStages(Definitions definitions) {
        return definitions
                .stages()
                .filter(stage -> stage.work() instanceof Work.Infer)
                .map(stage -> stage.name().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stage stage(Definitions definitions, String name) {
        List<String> known =
                definitions.stages().map(stage -> stage.name().toString()).toList();
        String dotted = name.replace('/', '.');
        return definitions
                .stages()
                .filter(stage -> stage.name().toString().equals(dotted))
                .findFirst()
                .orElseThrow(() -> new InvalidTrial("there is no stage '" + name + "'" + Suggestion.hint(dotted, known)
                        + "; defined are " + String.join(", ", known)));
    }

    /** Names of sources have no dot, full names of stages have one. */
    private static boolean isStage(String source) {
        return source.indexOf('.') >= 0;
    }

    /** The source whose webhooks are looked at; absent when the events are found by their type. */
    public Optional<String> webhookSource() {
        return Optional.ofNullable(source).filter(name -> !isStage(name));
    }

    /** The full name of the stage. */
    @Nullable
    String stageName() {
        return Optional.ofNullable(stage)
                .map(Stage::name)
                .map(StageName::toString)
                .orElse(null);
    }
}
