package dev.penstock.model;

/** The models that are loaded: the port that inference implements. */
public interface Models {
    /**
     * The version of {@code name} that serves.
     *
     * @throws ModelFailure when no model of that name is loaded
     */
    Model champion(String name);
}
