package dev.penstock.model;

/** What runs a model. */
public enum ModelRuntime {
    /** Text classification in this process: an artifact of this project's own trainer. */
    TEXT_CLASSIFIER("text-classifier");

    private final String word;

    ModelRuntime(String word) {
        this.word = word;
    }

    /** Its name in definitions. */
    public String word() {
        return word;
    }
}
