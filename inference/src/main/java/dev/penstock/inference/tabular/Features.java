package dev.penstock.inference.tabular;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The columns of a model's rows, in order: an artifact of its own beside the ONNX model, which knows columns by number only. */
public record Features(List<Feature> all) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Features {
        all = List.copyOf(all);
    }

    /** The inputs that the columns are made of. */
    public SortedSet<String> inputs() {
        SortedSet<String> inputs = new TreeSet<>();
        all.forEach(feature -> inputs.add(feature.input()));
        return inputs;
    }

    /** Writes a row into {@code rows} from {@code at} on. */
    public void row(ModelInput input, float[] rows, int at) {
        for (int column = 0; column < all.size(); column++) {
            Feature feature = all.get(column);
            rows[at + column] = (float) feature.of(input.values().path(feature.input()));
        }
    }

    /** A JSON list, one object a column. */
    public byte[] write() {
        ArrayNode list = JSON.createArrayNode();
        for (Feature feature : all) {
            ObjectNode node = list.addObject().put("name", feature.name()).put("input", feature.input());
            if (feature instanceof Feature.Numeric number) {
                node.put("kind", "number").put("missing", number.missing());
            } else if (feature instanceof Feature.Logarithm logarithm) {
                node.put("kind", "log").put("missing", logarithm.missing());
            } else if (feature instanceof Feature.Is is) {
                node.put("kind", "is").put("word", is.word());
            } else if (feature instanceof Feature.Matches matches) {
                node.put("kind", "matches").put("pattern", matches.pattern().pattern());
            }
        }
        return (list.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException when the bytes are no such list; the message says what is wrong */
    public static Features read(byte[] bytes) throws IOException {
        JsonNode list = JSON.readTree(bytes);
        List<Feature> features = new ArrayList<>();
        for (JsonNode node : list) {
            features.add(read(node, features.size()));
        }
        if (features.isEmpty()) {
            throw new IOException("features: a JSON list of 1 column or more is allowed");
        }
        return new Features(features);
    }

    private static Feature read(JsonNode node, int column) throws IOException {
        String name = node.path("name").asText();
        String input = node.path("input").asText();
        if (name.isEmpty() || input.isEmpty()) {
            throw new IOException("features: column " + column + " must have 'name' and 'input'");
        }
        String kind = node.path("kind").asText();
        return switch (kind) {
            case "number" ->
                new Feature.Numeric(name, input, node.path("missing").asDouble());
            case "log" ->
                new Feature.Logarithm(name, input, node.path("missing").asDouble());
            case "is" -> new Feature.Is(name, input, node.path("word").asText());
            case "matches" ->
                new Feature.Matches(name, input, node.path("pattern").asText());
            default ->
                throw new IOException("features: the kind of column " + column
                        + " must be number, log, is or matches, found '" + kind + "'");
        };
    }
}
