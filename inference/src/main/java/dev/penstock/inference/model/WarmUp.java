package dev.penstock.inference.model;

import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import java.util.List;

/** Predictions whose answers nobody wants. */
final class WarmUp {
    private static final int REPEATED_MAX = 64;
    private static final String SENTENCE = "The parcel arrived on Monday and everyone was pleased with it. ";

    private WarmUp() {}

    /** Gives a model inputs of growing size; one that takes nothing of the kind stays cold. */
    static void of(Model model) {
        for (int repeat = 1; repeat <= REPEATED_MAX; repeat *= 2) {
            ModelInput sample = SampleInput.of(model.definition().input(), SENTENCE.repeat(repeat));
            try {
                model.predict(List.of(sample));
            } catch (ModelInputViolation e) {
                return;
            }
        }
    }
}
