package dev.penstock.pipeline;

import dev.penstock.stage.Stage;
import java.util.List;

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
}
