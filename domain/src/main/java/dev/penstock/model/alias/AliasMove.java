package dev.penstock.model.alias;

import dev.penstock.model.ModelAlias;
import dev.penstock.model.RegisteredModel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an alias of a model means another version than its definition says.
 *
 * @param version what it means now; null for none
 * @param defined what the definition said when the alias was moved; null when it did not have it. Once the definition says something
 *     else it is the newer of the two, and the move is over
 * @param previous what it meant before; null for none
 * @param by the operator who moved it
 */
public record AliasMove(
        String model,
        ModelAlias alias,
        @Nullable Integer version,
        @Nullable Integer defined,
        @Nullable Integer previous,
        Instant at,
        String by) {
    /** Whether it counts for the model as it is defined here. */
    boolean isInForce(RegisteredModel registered) {
        return Objects.equals(defined, registered.aliases().get(alias))
                && (version == null || registered.versions().containsKey(version));
    }
}
