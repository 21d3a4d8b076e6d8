package dev.penstock.assembly;

import dev.penstock.definitions.Problem;
import dev.penstock.stage.StageName;
import java.nio.file.Path;
import java.util.List;

/**
 * An archive that was assembled.
 *
 * @param stages one message-driven bean each, by pipeline and as written
 * @param queues what the broker must have for it; {@link BrokerFragments} of the same definitions create them
 * @param warnings what looks odd in the definitions
 */
public record Assembled(Path archive, List<StageName> stages, List<String> queues, List<Problem> warnings) {
    public Assembled {
        stages = List.copyOf(stages);
        queues = List.copyOf(queues);
        warnings = List.copyOf(warnings);
    }
}
