package dev.penstock.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model's metadata say of a tensor.
 *
 * @param datatype its word: one that {@link Datatype} does not know may be met
 * @param shape {@value #ANY} where a dimension may have any size; the first is that of the batch
 * @param parameters further words about it, in text: {@code labels}, {@code optional}
 */
public record TensorSpec(String name, String datatype, List<Long> shape, SortedMap<String, String> parameters) {
    public static final long ANY = -1;

    public TensorSpec {
        shape = List.copyOf(shape);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** @throws InvalidTensor when it is not what metadata say of a tensor */
    public static TensorSpec read(JsonNode node) {
        String name = node.path("name").asText();
        String datatype = node.path("datatype").asText();
        if (name.isEmpty() || datatype.isEmpty() || !node.path("shape").isArray()) {
            throw new InvalidTensor("a tensor's metadata have name, datatype and shape");
        }
        List<Long> shape = new ArrayList<>();
        node.path("shape").forEach(size -> shape.add(size.asLong()));
        SortedMap<String, String> parameters = new TreeMap<>();
        node.path("parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        return new TensorSpec(name, datatype, shape, parameters);
    }

    public ObjectNode write() {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("name", name).put("datatype", datatype);
        shape.forEach(node.putArray("shape")::add);
        if (!parameters.isEmpty()) {
            parameters.forEach(node.putObject("parameters")::put);
        }
        return node;
    }

    /** Whether tensors of a shape are meant by this one: as many dimensions, each of the size that it says. */
    public boolean takes(List<Long> other) {
        if (other.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            long mine = shape.get(i);
            long its = other.get(i);
            if (mine != ANY && its != ANY && mine != its) {
                return false;
            }
        }
        return true;
    }
}
