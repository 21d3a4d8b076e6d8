package dev.penstock.inference.training.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes an <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX</a> model: nodes in the order of the calls. Written
 * field by field, for the file format is small and a library for it would travel in every archive.
 */
public final class OnnxGraph {
    /** The size of a dimension that a caller chooses. */
    public static final long ANY = -1;

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int ML_OPERATORS = 3;
    private static final int FLOAT = 1;
    private static final int UNSIGNED_BYTE = 2;

    private final Protobuf graph = new Protobuf();

    /** A tensor of these numbers. */
    public void constant(String name, float[] values, long... shape) {
        graph.message(5, tensor(FLOAT, shape).floats(4, values).text(8, name));
    }

    /** A tensor of these bytes, each a number from 0 to 255. */
    public void constant(String name, byte[] values, long... shape) {
        graph.message(5, tensor(UNSIGNED_BYTE, shape).text(8, name).bytes(9, values));
    }

    private static Protobuf tensor(int type, long... shape) {
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.number(1, size);
        }
        return tensor.number(2, type);
    }

    public void node(String operator, String output, String... inputs) {
        node(operator, "", new Attributes(), output, List.of(inputs));
    }

    /** @param domain of the operator; empty for ONNX's own */
    public void node(String operator, String domain, Attributes attributes, String output, List<String> inputs) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator).text(7, domain);
        attributes.all().forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
    }

    /** Joins columns. */
    public void concat(String output, String... inputs) {
        node("Concat", "", new Attributes().number("axis", 1), output, List.of(inputs));
    }

    /** A tensor of numbers that goes in or comes out. */
    public record Value(String name, List<Long> shape) {
        public Value {
            shape = List.copyOf(shape);
        }

        /** @param shape {@link #ANY} where a caller chooses the size */
        public static Value of(String name, long... shape) {
            return new Value(name, Arrays.stream(shape).boxed().toList());
        }

        private Protobuf written(String any) {
            Protobuf dimensions = new Protobuf();
            for (long size : shape) {
                dimensions.message(1, size == ANY ? new Protobuf().text(2, any) : new Protobuf().number(1, size));
            }
            Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, dimensions);
            return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
        }
    }

    /** The whole model of rows, any number at a time. */
    public byte[] rowModel(String input, int columns, String output, int outputs) {
        return model("rows", Value.of(input, ANY, columns), Value.of(output, ANY, outputs), Map.of());
    }

    /**
     * The whole model.
     *
     * @param name of the graph, and of every dimension of {@link #ANY} size
     * @param metadata that a program may ask for, in no order
     */
    public byte[] model(String name, Value input, Value output, Map<String, String> metadata) {
        graph.text(2, name).message(11, input.written(name)).message(12, output.written(name));
        Protobuf model = new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "penstock")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, OPERATORS))
                .message(8, new Protobuf().text(1, "ai.onnx.ml").number(2, ML_OPERATORS));
        metadata.forEach(
                (key, value) -> model.message(14, new Protobuf().text(1, key).text(2, value)));
        return model.bytes();
    }
}
