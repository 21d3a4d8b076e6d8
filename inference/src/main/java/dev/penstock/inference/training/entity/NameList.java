package dev.penstock.inference.training.entity;

import dev.penstock.inference.entity.EntityType;
import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.entity.TaggedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simple baseline: every name that stands in what is learnt from, as what it was there most often; the longest first. */
final class NameList {
    private static final int LENGTH_MAX = 8;

    private final Map<String, EntityType> known = new HashMap<>();

    NameList(List<LabelledLine> lines) {
        Map<String, Map<EntityType, Integer>> counts = new HashMap<>();
        lines.forEach(line -> TaggedName.of(line.tags())
                .forEach(name -> counts.computeIfAbsent(
                                text(line.tokens(), name.from(), name.to()), key -> new HashMap<>())
                        .merge(name.type(), 1, Integer::sum)));
        counts.forEach((text, types) -> known.put(
                text,
                Collections.max(
                                types.entrySet(),
                                Map.Entry.<EntityType, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .getKey()));
    }

    List<Tag> tags(List<String> tokens) {
        List<Tag> tags = new ArrayList<>();
        while (tags.size() < tokens.size()) {
            int from = tags.size();
            int to = Math.min(tokens.size(), from + LENGTH_MAX);
            while (to > from && !known.containsKey(text(tokens, from, to))) {
                to--;
            }
            EntityType type = known.get(text(tokens, from, to));
            tags.add(type == null ? Tag.OUTSIDE : Tag.of(type, true));
            for (int i = from + 1; i < to && type != null; i++) {
                tags.add(Tag.of(type, false));
            }
        }
        return tags;
    }

    private static String text(List<String> tokens, int from, int to) {
        return String.join(" ", tokens.subList(from, to));
    }
}
