package dev.penstock.model;

import java.util.OptionalInt;

/** Which version an alias means at present. Asked at every prediction: an alias may move while the server runs. */
public interface ModelAliases {
    /** @return the version's number; empty when the model has no such alias */
    OptionalInt version(String model, ModelAlias alias);
}
