package dev.penstock.inference.training.entity;

import dev.penstock.inference.entity.EntityType;
import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.training.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** A name in a line, by its first token and the one after its last. */
    record Name(EntityType type, int from, int to) {}

    static List<Name> names(List<Tag> tags) {
        List<Name> names = new ArrayList<>();
        @Nullable EntityType open = null;
        int first = 0;
        for (int i = 0; i <= tags.size(); i++) {
            Tag tag = i < tags.size() ? tags.get(i) : Tag.OUTSIDE;
            if (open != null && (tag.begins() || tag.type() != open)) {
                names.add(new Name(open, first, i));
                open = null;
            }
            if (tag.begins()) {
                open = tag.type();
                first = i;
            }
        }
        return names;
    }

    /** Never the words: they name people. */
    @Override
    public String toString() {
        return "LabelledLine[" + source + ", " + tokens.size() + " tokens]";
    }
}
