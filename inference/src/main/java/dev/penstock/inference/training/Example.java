package dev.penstock.inference.training;

import java.util.Map;

/**
 * One labelled text.
 *
 * @param source the data set that it is from
 * @param text as it was typed
 * @param known what people said of it, by label; a label that is missing was not asked
 * @param implied what follows from {@code known} well enough to learn from, but not to be judged by
 * @param group examples of one group fall on the same side of the split; the text's letters, or its template
 */
record Example(
        String source,
        String text,
        Map<String, Boolean> known,
        Map<String, Boolean> implied,
        float weight,
        String group) {
    Example {
        known = Map.copyOf(known);
        implied = Map.copyOf(implied);
    }

    /** Never the text: it is often abusive. */
    @Override
    public String toString() {
        return "Example[" + source + " " + known + "]";
    }
}
