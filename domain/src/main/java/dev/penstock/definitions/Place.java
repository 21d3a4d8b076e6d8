package dev.penstock.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in a definition file: reads what stands there, or reports what is wrong with it. After a report it hands out a
 * harmless value, so that reading goes on and finds the next problem; nothing made of such a value ever leaves the reader.
 */
final class Place {
    private static final int QUOTED_LENGTH_MAX = 60;

    private final Problems problems;
    private final String file;
    private final String key;
    private final int line;
    private final @Nullable Node node;

    /** Whether what stands here must not be quoted. */
    private final boolean secret;

    Place(Problems problems, String file, Node root) {
        this(problems, file, "", root, 1, false);
    }

    private Place(Problems problems, String file, String key, @Nullable Node node, int lineElse, boolean secret) {
        this.secret = secret;
        this.problems = problems;
        this.file = file;
        this.key = key;
        this.node = node;
        this.line = node == null
                ? lineElse
                : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(lineElse);
    }

    /** The place of a member; without a node it is one that is missing and was reported. */
    Place member(String name, @Nullable Node value, int lineElse) {
        return new Place(problems, file, key.isEmpty() ? name : key + "." + name, value, lineElse, secret);
    }

    /** The same place, of which nothing is ever quoted. */
    Place asSecret() {
        return new Place(problems, file, key, node, line, true);
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    /** How many problems there are so far, in all files. */
    int problemCount() {
        return problems.count();
    }

    void problem(String found, String allowed) {
        problems.add(new Problem(file, line, key, found, allowed));
    }

    void warning(String found, String allowed) {
        problems.warn(new Problem(file, line, key, found, allowed));
    }

    /** The members of a mapping. Other keys than these are problems. */
    Fields fields(Set<String> allowed) {
        Fields fields = fields();
        fields.requireOnly(allowed);
        return fields;
    }

    /** The members of a mapping whose keys are free. */
    Fields fields() {
        if (node instanceof MappingNode mapping) {
            return Fields.of(this, mapping);
        }
        reportUnlessMissing("a mapping of keys to values");
        return Fields.none(this);
    }

    /** All that stands here, as JSON. */
    JsonNode json() {
        return node == null ? MissingNode.getInstance() : YamlJson.of(node);
    }

    /** The items of a list that has one or more. */
    List<Place> items() {
        List<Place> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new Place(problems, file, key + "[" + items.size() + "]", item, line, secret));
            }
        }
        if (items.isEmpty()) {
            reportUnlessMissing("a list of 1 or more");
        }
        return items;
    }

    boolean isText() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar && isText()) {
            return scalar.getValue();
        }
        reportUnlessMissing(
                "a text" + (node instanceof ScalarNode ? ", in quotes where it looks like something else" : ""));
        return "";
    }

    /** A text of a form. */
    String text(Pattern form, String allowed) {
        if (node instanceof ScalarNode scalar
                && isText()
                && form.matcher(scalar.getValue()).matches()) {
            return scalar.getValue();
        }
        reportUnlessMissing(allowed);
        return "";
    }

    boolean truth() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        reportUnlessMissing("true or false");
        return false;
    }

    int wholeNumber(int min, int max) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            OptionalLong value = parseLong(scalar.getValue());
            if (value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max) {
                return (int) value.getAsLong();
            }
        }
        reportUnlessMissing("a whole number from " + min + " to " + max);
        return min;
    }

    double number(int min, int max) {
        if (node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
            double value = Double.parseDouble(scalar.getValue());
            if (value >= min && value <= max) {
                return value;
            }
        }
        reportUnlessMissing("a number from " + min + " to " + max);
        return min;
    }

    Duration duration(Duration min, Duration max) {
        Optional<Duration> value =
                node instanceof ScalarNode scalar ? Quantity.duration(scalar.getValue()) : Optional.empty();
        if (value.isPresent() && value.get().compareTo(min) >= 0 && value.get().compareTo(max) <= 0) {
            return value.get();
        }
        reportUnlessMissing(Quantity.DURATION_FORM + ", from " + Quantity.write(min) + " to " + Quantity.write(max));
        return min;
    }

    long bytes(long min, long max) {
        OptionalLong value =
                node instanceof ScalarNode scalar ? Quantity.bytes(scalar.getValue()) : OptionalLong.empty();
        if (value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max) {
            return value.getAsLong();
        }
        reportUnlessMissing(Quantity.SIZE_FORM + ", from " + Quantity.write(min) + " to " + Quantity.write(max));
        return min;
    }

    private void reportUnlessMissing(String allowed) {
        if (node != null) {
            problem(found(), allowed);
        }
    }

    /** What stands here, in words; long texts are cut. */
    String found() {
        if (secret && node instanceof ScalarNode) {
            return "a value that is not shown here";
        }
        if (node instanceof ScalarNode scalar) {
            String value = scalar.getValue();
            String shown = value.length() > QUOTED_LENGTH_MAX ? value.substring(0, QUOTED_LENGTH_MAX) + "…" : value;
            return scalar.getTag().equals(Tag.NULL) ? "nothing" : "'" + shown + "'";
        }
        return node instanceof MappingNode ? "a mapping" : node instanceof SequenceNode ? "a list" : "nothing";
    }

    private static OptionalLong parseLong(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
