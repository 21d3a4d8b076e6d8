package dev.penstock.web.model;

import dev.penstock.model.alias.AliasMove;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alias that an operator moved, as the API shows it.
 *
 * @param version what it means now; null for none
 * @param previous what going back lets it mean; null for none
 */
public record AliasMoveView(
        String alias, @Nullable Integer version, @Nullable Integer previous, Instant at, String by) {
    static AliasMoveView of(AliasMove move) {
        return new AliasMoveView(move.alias().word(), move.version(), move.previous(), move.at(), move.by());
    }
}
