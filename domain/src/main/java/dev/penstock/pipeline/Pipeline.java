package dev.penstock.pipeline;

import dev.penstock.model.ModelReference;
import dev.penstock.stage.Stage;
import dev.penstock.stage.Work;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stages that belong together.
 *
 * @param name matches {@code [a-z][a-z0-9-]*}
 * @param stages 1 or more, as written
 */
public record Pipeline(String name, List<Stage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** What its stages say of the models that they use, each once. */
    public List<ModelReference> models() {
        return stages.stream()
                .flatMap(stage -> stage.work() instanceof Work.Infer infer ? Stream.of(infer.model()) : Stream.empty())
                .distinct()
                .toList();
    }
}
