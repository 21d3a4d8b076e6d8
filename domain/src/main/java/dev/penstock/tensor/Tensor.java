package dev.penstock.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values of one type with a shape.
 *
 * @param shape one size or more, each 1 or more; the first counts the inputs of the batch
 * @param data as many as the shape's sizes multiply to, the last dimension changing fastest
 * @param parameters further words about it, in text
 */
public record Tensor(
        String name, Datatype datatype, List<Long> shape, List<JsonNode> data, SortedMap<String, String> parameters) {
    /** The most elements of a tensor. */
    public static final int ELEMENTS_MAX = 4_000_000;

    private static final int DIMENSIONS_MAX = 8;

    public Tensor {
        shape = List.copyOf(shape);
        data = List.copyOf(data);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (elements(name, shape) != data.size()) {
            throw new InvalidTensor("tensor '%s' of shape %s has %d elements, found %d"
                    .formatted(name, shape, elements(name, shape), data.size()));
        }
        for (JsonNode value : data) {
            if (!datatype.holds(value)) {
                throw new InvalidTensor("tensor '%s' is of datatype %s, found an element of type %s"
                        .formatted(name, datatype, value.getNodeType().name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    public static Tensor of(String name, Datatype datatype, List<Long> shape, List<JsonNode> data) {
        return new Tensor(name, datatype, shape, data, new TreeMap<>());
    }

    /** @throws InvalidTensor when it is none, or carries its data beside the JSON */
    public static Tensor read(JsonNode node) {
        String name = node.path("name").asText();
        if (name.isEmpty()) {
            throw new InvalidTensor("a tensor has a name, found none");
        }
        Datatype datatype = Datatype.of(node.path("datatype").asText())
                .orElseThrow(() -> new InvalidTensor("tensor '%s' has one of the datatypes %s, found '%s'"
                        .formatted(
                                name,
                                List.of(Datatype.values()),
                                node.path("datatype").asText())));
        if (!node.path("data").isArray()) {
            throw new InvalidTensor("tensor '%s' has 'data' in JSON; binary data and shared memory are not spoken here"
                    .formatted(name));
        }
        List<Long> shape = new ArrayList<>();
        node.path("shape").forEach(size -> shape.add(size.isIntegralNumber() ? size.asLong() : 0));
        List<JsonNode> data = new ArrayList<>();
        flatten(name, node.path("data"), data, 1);
        SortedMap<String, String> parameters = new TreeMap<>();
        node.path("parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        return new Tensor(name, datatype, shape, data, parameters);
    }

    public ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", name);
        shape.forEach(node.putArray("shape")::add);
        node.put("datatype", datatype.name());
        if (!parameters.isEmpty()) {
            parameters.forEach(node.putObject("parameters")::put);
        }
        ArrayNode values = node.putArray("data");
        data.forEach(values::add);
        return node;
    }

    /** How many inputs the batch has. */
    public int batch() {
        return Math.toIntExact(shape.get(0));
    }

    /** How many elements each input of the batch has. */
    public int width() {
        return data.size() / batch();
    }

    /** The elements of one input of the batch. */
    public List<JsonNode> item(int index) {
        return data.subList(index * width(), (index + 1) * width());
    }

    /** The JSON may be nested like the shape, or flat. */
    private static void flatten(String name, JsonNode array, List<JsonNode> data, int depth) {
        if (depth > DIMENSIONS_MAX) {
            throw new InvalidTensor("tensor '%s' is nested deeper than %d".formatted(name, DIMENSIONS_MAX));
        }
        for (JsonNode value : array) {
            if (value.isArray()) {
                flatten(name, value, data, depth + 1);
            } else {
                data.add(value);
            }
        }
    }

    private static long elements(String name, List<Long> shape) {
        long elements = 1;
        if (shape.isEmpty() || shape.size() > DIMENSIONS_MAX) {
            throw new InvalidTensor(
                    "tensor '%s' has 1 to %d dimensions, found %d".formatted(name, DIMENSIONS_MAX, shape.size()));
        }
        for (long size : shape) {
            if (size < 1 || size > ELEMENTS_MAX || (elements *= size) > ELEMENTS_MAX) {
                throw new InvalidTensor("tensor '%s' has sizes of 1 or more and %d elements at the most, found shape %s"
                        .formatted(name, ELEMENTS_MAX, shape));
            }
        }
        return elements;
    }
}
