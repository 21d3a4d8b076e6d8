package dev.penstock.inference.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name in a line, by its tokens.
 *
 * @param from its first token
 * @param to the one after its last
 */
public record TaggedName(EntityType type, int from, int to) {
    /** The names that tags say, in their order. */
    public static List<TaggedName> of(List<Tag> tags) {
        List<TaggedName> names = new ArrayList<>();
        @Nullable EntityType open = null;
        int first = 0;
        for (int i = 0; i <= tags.size(); i++) {
            Tag tag = i < tags.size() ? tags.get(i) : Tag.OUTSIDE;
            if (open != null && (tag.begins() || tag.type() != open)) {
                names.add(new TaggedName(open, first, i));
                open = null;
            }
            if (tag.begins()) {
                open = tag.type();
                first = i;
            }
        }
        return names;
    }
}
