package dev.penstock.definitions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The members of a mapping, in their order. A key that stands there twice is a problem; the first counts. */
final class Fields {
    private final Place place;
    private final Map<String, Place> members;

    /** Nothing can be missing where there is no mapping at all: that was reported. */
    private final boolean missing;

    private Fields(Place place, Map<String, Place> members, boolean missing) {
        this.place = place;
        this.members = members;
        this.missing = missing;
    }

    static Fields none(Place place) {
        return new Fields(place, Map.of(), true);
    }

    static Fields of(Place place, MappingNode mapping) {
        Map<String, Place> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            int line = keyNode.getStartMark().map(mark -> mark.getLine() + 1).orElse(place.line());
            if (!(keyNode instanceof ScalarNode name) || !name.getTag().equals(Tag.STR)) {
                place.member("", keyNode, line)
                        .problem("a key that is no text", "a text, in quotes where it looks like something else");
            } else if (members.containsKey(name.getValue())) {
                place.member(name.getValue(), keyNode, line).problem("the key a second time", "each key once");
            } else {
                members.put(name.getValue(), place.member(name.getValue(), tuple.getValueNode(), line));
            }
        }
        return new Fields(place, members, false);
    }

    void requireOnly(Set<String> allowed) {
        members.forEach((name, member) -> {
            if (!allowed.contains(name)) {
                member.problem(
                        "an unknown key" + Suggestion.hint(name, allowed), String.join(", ", new TreeSet<>(allowed)));
            }
        });
    }

    Place place() {
        return place;
    }

    Map<String, Place> members() {
        return Collections.unmodifiableMap(members);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<Place> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A member that must be there; when it is not, that is reported once and its place stays silent. */
    Place required(String name) {
        Place member = members.get(name);
        if (member != null) {
            return member;
        }
        Place absent = place.member(name, null, place.line());
        if (!missing) {
            absent.problem("nothing", "a value: the key is required");
        }
        return absent;
    }
}
