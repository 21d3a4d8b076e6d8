package dev.penstock.inference.training.entity;

import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.training.Split;
import java.util.List;
import java.util.Locale;

/**
 * A line whose names are known.
 *
 * @param source the data set that it is from
 * @param tags one a token
 */
record LabelledLine(String source, List<String> tokens, List<Tag> tags) {
    /** Where its words are the same, whatever their case, a line falls on the same side. */
    Split split() {
        return Split.of(String.join(" ", tokens).toLowerCase(Locale.ROOT));
    }

    /** Never the words: they name people. */
    @Override
    public String toString() {
        return "LabelledLine[" + source + ", " + tokens.size() + " tokens]";
    }
}
