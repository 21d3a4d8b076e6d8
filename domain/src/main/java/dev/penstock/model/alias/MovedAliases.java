package dev.penstock.model.alias;

import dev.penstock.audit.Stamped;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.RegisteredModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The last move of every alias that was ever moved.
 *
 * @param stamp moves with every change
 * @param moves one a model and alias, in their order
 */
public record MovedAliases(long stamp, List<AliasMove> moves) implements Stamped<MovedAliases> {
    private static final Comparator<AliasMove> ORDER =
            Comparator.comparing(AliasMove::model).thenComparing(AliasMove::alias);

    public static final MovedAliases NONE = new MovedAliases(0, List.of());

    public MovedAliases {
        moves = moves.stream().sorted(ORDER).toList();
    }

    /** The model with the aliases that were moved. */
    public RegisteredModel applied(RegisteredModel model) {
        RegisteredModel moved = model;
        for (AliasMove move : inForce(model)) {
            moved = moved.with(move.alias(), move.version());
        }
        return moved;
    }

    /** The moves of a model that count. */
    public List<AliasMove> inForce(RegisteredModel model) {
        return moves.stream()
                .filter(move -> move.model().equals(model.name()) && move.isInForce(model))
                .toList();
    }

    Optional<AliasMove> inForce(RegisteredModel model, ModelAlias alias) {
        return inForce(model).stream().filter(move -> move.alias() == alias).findFirst();
    }

    /** With a move in the place of the one of the same model and alias. */
    MovedAliases with(AliasMove move) {
        List<AliasMove> changed = new ArrayList<>(moves);
        changed.removeIf(known -> known.model().equals(move.model()) && known.alias() == move.alias());
        changed.add(move);
        return new MovedAliases(stamp, changed);
    }

    @Override
    public MovedAliases stamped(long newStamp) {
        return new MovedAliases(newStamp, moves);
    }
}
