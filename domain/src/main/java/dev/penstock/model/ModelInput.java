package dev.penstock.model;

import java.util.Map;

/**
 * What a model is given for one event: its named inputs, each already checked to be a text.
 *
 * @param texts what each input holds, by the name of the input
 */
public record ModelInput(Map<String, String> texts) {
    public ModelInput {
        texts = Map.copyOf(texts);
    }

    /** @throws IllegalArgumentException when there is no such input */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the model needs input '" + name + "', found " + texts.keySet());
        }
        return text;
    }

    /** The names only: inputs are payload. */
    @Override
    public String toString() {
        return "ModelInput" + texts.keySet();
    }
}
