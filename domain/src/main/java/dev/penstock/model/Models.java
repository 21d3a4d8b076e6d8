package dev.penstock.model;

/** The models that are there: the port that inference implements. */
public interface Models {
    /**
     * The version that a reference means now.
     *
     * @throws ModelFailure when there is no such model, version or alias, or the version cannot be loaded
     */
    Model model(ModelReference reference);
}
