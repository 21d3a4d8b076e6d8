package dev.penstock.model;

import java.util.Arrays;
import java.util.Optional;

/** A name for the part that a version of a model plays at present. */
public enum ModelAlias {
    /** Serves. */
    CHAMPION("champion"),
    /** May become the champion: compared with it on past events. */
    CHALLENGER("challenger"),
    /** Runs beside the champion on live events, and nothing depends on what it says. */
    SHADOW("shadow");

    private final String word;

    ModelAlias(String word) {
        this.word = word;
    }

    /** Its name in definitions. */
    public String word() {
        return word;
    }

    public static Optional<ModelAlias> of(String word) {
        return Arrays.stream(values()).filter(alias -> alias.word.equals(word)).findFirst();
    }
}
