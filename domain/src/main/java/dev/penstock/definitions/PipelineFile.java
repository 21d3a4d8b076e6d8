package dev.penstock.definitions;

import dev.penstock.pipeline.Pipeline;
import dev.penstock.stage.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of {@code pipelines/} as it was read.
 *
 * @param stages the stages of {@code pipeline}, each with its place in the file
 * @param enabled whether it is one of the definitions; if not, it is only checked
 */
record PipelineFile(Pipeline pipeline, List<StageFields> stages, boolean enabled) {
    static final Set<String> KEYS = Set.of("pipeline", "enabled", "stages");

    static PipelineFile read(Place file) {
        Fields fields = file.fields(KEYS);
        String name = Names.likeFile(fields.required("pipeline"));
        List<StageFields> stages = new ArrayList<>();
        for (Place item : fields.required("stages").items()) {
            stages.add(StageFields.read(name, item));
        }
        requireUniqueNames(stages);
        requireOneDecision(stages);
        return new PipelineFile(
                new Pipeline(name, stages.stream().map(StageFields::stage).toList()),
                stages,
                fields.find("enabled").map(Place::truth).orElse(true));
    }

    private static void requireUniqueNames(List<StageFields> stages) {
        Set<String> names = new HashSet<>();
        for (StageFields stage : stages) {
            String name = stage.stage().name().stage();
            if (!name.isEmpty() && !names.add(name)) {
                stage.place("stage").problem("'" + name + "' a second time", "each stage of a pipeline once");
            }
        }
    }

    /** There is one decision for an event in a pipeline: two stages that decide would race for it. */
    private static void requireOneDecision(List<StageFields> stages) {
        stages.stream()
                .filter(stage -> stage.stage().work() instanceof Work.Decide)
                .skip(1)
                .forEach(stage -> stage.place("decide")
                        .problem("a second stage that decides", "one in a pipeline, for an event gets one decision"));
    }
}
