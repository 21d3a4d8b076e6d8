package dev.penstock.inference.training.picture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.inference.picture.PictureClassifier;
import dev.penstock.inference.picture.Raster;
import dev.penstock.inference.training.onnx.Attributes;
import dev.penstock.inference.training.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Writes a MobileNet of TensorFlow.js as an ONNX model that says the same. Weights stay bytes, which the model itself turns into
 * numbers. What changes is the order of dimensions: TensorFlow has channels last, ONNX has them first; and of the colours, blue comes
 * first here.
 */
final class MobileNetConversion {
    private static final String PIXELS = "pixels";
    private static final int RED_TO_BLUE = 2;
    private static final float HIGHEST = 6;

    private final GraphModel model;
    private final OnnxGraph graph = new OnnxGraph();

    private MobileNetConversion(GraphModel model) {
        this.model = model;
    }

    /**
     * Converts.
     *
     * @param labels of what the net says, in its order
     * @throws IOException when the graph has a node of a kind that is not known here
     */
    static byte[] convert(GraphModel model, List<String> labels) throws IOException {
        return new MobileNetConversion(model).written(labels);
    }

    private byte[] written(List<String> labels) throws IOException {
        graph.constant("lowest", new float[] {0}, new long[0]);
        graph.constant("highest", new float[] {HIGHEST}, new long[0]);
        String last = PIXELS;
        for (Map.Entry<String, JsonNode> node : model.nodes().entrySet()) {
            last = write(node.getKey(), node.getValue(), last);
        }
        return graph.model(
                "pictures",
                OnnxGraph.Value.of(
                        PIXELS, OnnxGraph.ANY, Raster.CHANNELS, PictureClassifier.SIDE, PictureClassifier.SIDE),
                OnnxGraph.Value.of(last, OnnxGraph.ANY, labels.size()),
                Map.of(PictureClassifier.LABELS, String.join(",", labels)));
    }

    /** @return the node that comes last now */
    private String write(String name, JsonNode node, String last) throws IOException {
        switch (node.path("op").asText()) {
            case "Placeholder", "Const" -> {
                return last;
            }
            case "Identity" -> graph.node("Identity", name, input(node, 0));
            case "Mul" -> graph.node("Mul", name, input(node, 0), input(node, 1));
            case "Sub" -> graph.node("Sub", name, input(node, 0), input(node, 1));
            case "AddV2" -> graph.node("Add", name, input(node, 0), input(node, 1));
            case "_FusedConv2D" -> convolution(name, node, false);
            case "FusedDepthwiseConv2dNative" -> convolution(name, node, true);
            case "AvgPool" -> graph.node("GlobalAveragePool", name, input(node, 0));
            case "Squeeze" -> flatten(name, node);
            case "_FusedMatMul" -> {
                graph.node("MatMul", name + "/product", input(node, 0), weights(original(node, 1)));
                graph.node("Add", name, name + "/product", weights(original(node, 2)));
            }
            case "Softmax" ->
                graph.node("Softmax", "", new Attributes().number("axis", 1), name, List.of(input(node, 0)));
            default -> throw new IOException("a node of kind " + node.path("op") + " is not known");
        }
        return name;
    }

    private void flatten(String name, JsonNode node) {
        graph.node("Flatten", "", new Attributes().number("axis", 1), name, List.of(input(node, 0)));
    }

    private void convolution(String name, JsonNode node, boolean depthwise) throws IOException {
        GraphModel.Weights kernel = tensor(original(node, 1));
        long[] shape = kernel.shape();
        boolean first = original(node, 0).endsWith("hub_input/Sub");
        String weights = original(node, 1);
        constant(
                weights,
                channelsFirst(kernel, depthwise, first),
                kernel,
                depthwise
                        ? new long[] {shape[2] * shape[3], 1, shape[0], shape[1]}
                        : new long[] {shape[3], shape[2], shape[0], shape[1]});
        List<String> operations = texts(node.at("/attr/fused_ops/list/s"));
        boolean bounded = operations.contains("Relu6");
        long stride = node.at("/attr/strides/list/i").path(1).asLong();
        String output = bounded ? name + "/convolved" : name;
        graph.node(
                "Conv",
                "",
                new Attributes()
                        .text("auto_pad", "SAME_UPPER")
                        .numbers("strides", List.of(stride, stride))
                        .number("group", depthwise ? shape[2] : 1),
                output,
                List.of(input(node, 0), weights, weights(original(node, 2))));
        if (bounded) {
            graph.node("Clip", name, output, "lowest", "highest");
        }
    }

    /** From rows, columns, channels in, channels out. */
    private static byte[] channelsFirst(GraphModel.Weights kernel, boolean depthwise, boolean first) {
        long[] shape = kernel.shape();
        int size = (int) (shape[0] * shape[1]);
        int in = (int) shape[2];
        int out = (int) shape[3];
        byte[] turned = new byte[kernel.bytes().length];
        for (int place = 0; place < size; place++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    byte value = kernel.bytes()[(place * in + i) * out + o];
                    int channel = first ? RED_TO_BLUE - i : i;
                    int row = depthwise ? i * out + o : o * in + channel;
                    turned[row * size + place] = value;
                }
            }
        }
        return turned;
    }

    /** Writes a tensor of numbers once, and says its name. */
    private String weights(String name) throws IOException {
        GraphModel.Weights tensor = tensor(name);
        constant(name, tensor.bytes(), tensor, tensor.shape());
        return name;
    }

    private void constant(String name, byte[] bytes, GraphModel.Weights tensor, long... shape) {
        graph.constant(name + "/bytes", bytes, shape);
        graph.constant(name + "/scale", new float[] {tensor.scale()}, new long[0]);
        graph.constant(name + "/min", new float[] {tensor.min()}, new long[0]);
        graph.node("Cast", "", new Attributes().number("to", 1), name + "/number", List.of(name + "/bytes"));
        graph.node("Mul", name + "/scaled", name + "/number", name + "/scale");
        graph.node("Add", name, name + "/scaled", name + "/min");
    }

    private GraphModel.Weights tensor(String name) throws IOException {
        GraphModel.Weights tensor = model.weights().get(name);
        if (tensor == null) {
            throw new IOException("no weights of the name " + name);
        }
        return tensor;
    }

    private static String original(JsonNode node, int number) {
        return node.path("input").path(number).asText();
    }

    /** The pixels, a node, or a single number, which is written here. */
    private String input(JsonNode node, int number) {
        String name = original(node, number);
        JsonNode input = model.nodes().get(name);
        if (input != null && input.path("op").asText().equals("Placeholder")) {
            return PIXELS;
        }
        GraphModel.Weights weights = model.weights().get(name);
        if (weights != null) {
            graph.constant(name, new float[] {weights.value(0)}, new long[0]);
        }
        return name;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(new String(Base64.getDecoder().decode(one.asText()), StandardCharsets.US_ASCII)));
        return texts;
    }
}
