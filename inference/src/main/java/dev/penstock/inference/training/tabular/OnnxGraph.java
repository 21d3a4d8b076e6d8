package dev.penstock.inference.training.tabular;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes an <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX</a> model of rows: few nodes, in the order of the
 * calls. Written field by field, for the file format is small and a library for it would travel in every archive.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int ML_OPERATORS = 3;
    private static final int FLOAT = 1;

    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_TEXT = 3;
    private static final int ATTRIBUTE_FLOATS = 6;
    private static final int ATTRIBUTE_INTS = 7;
    private static final int ATTRIBUTE_TEXTS = 8;

    private final Protobuf graph = new Protobuf();

    /** A tensor of these numbers. */
    void constant(String name, float[] values, long... shape) {
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.number(1, size);
        }
        tensor.number(2, FLOAT).floats(4, values).text(8, name);
        graph.message(5, tensor);
    }

    void node(String operator, String output, String... inputs) {
        graph.message(1, node(operator, "", output, List.of(inputs)));
    }

    /** Joins columns. */
    void concat(String output, String... inputs) {
        Protobuf node = node("Concat", "", output, List.of(inputs));
        node.message(5, new Protobuf().text(1, "axis").number(3, 1).number(20, ATTRIBUTE_INT));
        graph.message(1, node);
    }

    private static Protobuf node(String operator, String domain, String output, List<String> inputs) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator).text(7, domain);
    }

    /** The sum of trees and a base. */
    void trees(List<Tree> trees, float base, String rows, String output) {
        Protobuf node = node("TreeEnsembleRegressor", "ai.onnx.ml", output, List.of(rows));
        TreeColumns columns = TreeColumns.of(trees);
        ints(node, "nodes_treeids", columns.tree());
        ints(node, "nodes_nodeids", columns.node());
        ints(node, "nodes_featureids", columns.column());
        ints(node, "nodes_truenodeids", columns.low());
        ints(node, "nodes_falsenodeids", columns.high());
        floats(node, "nodes_values", columns.threshold());
        texts(node, "nodes_modes", columns.mode());
        ints(node, "target_treeids", columns.leafTree());
        ints(node, "target_nodeids", columns.leafNode());
        ints(node, "target_ids", columns.leafTree().stream().map(leaf -> 0L).toList());
        floats(node, "target_weights", columns.leafValue());
        floats(node, "base_values", List.of(base));
        node.message(5, new Protobuf().text(1, "n_targets").number(3, 1).number(20, ATTRIBUTE_INT));
        node.message(5, new Protobuf().text(1, "post_transform").text(4, "NONE").number(20, ATTRIBUTE_TEXT));
        graph.message(1, node);
    }

    private static void ints(Protobuf node, String name, List<Long> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.number(8, value));
        node.message(5, attribute.number(20, ATTRIBUTE_INTS));
    }

    private static void floats(Protobuf node, String name, List<Float> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.decimal(7, value));
        node.message(5, attribute.number(20, ATTRIBUTE_FLOATS));
    }

    private static void texts(Protobuf node, String name, List<String> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.text(9, value));
        node.message(5, attribute.number(20, ATTRIBUTE_TEXTS));
    }

    /** The whole model, with one input and one output of any number of rows. */
    byte[] model(String input, int columns, String output, int outputs) {
        graph.text(2, "rows").message(11, value(input, columns)).message(12, value(output, outputs));
        return new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "penstock")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, OPERATORS))
                .message(8, new Protobuf().text(1, "ai.onnx.ml").number(2, ML_OPERATORS))
                .bytes();
    }

    private static Protobuf value(String name, int columns) {
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, "rows")).message(1, new Protobuf().number(1, columns));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    /** Trees as the operator wants them: one list an attribute, over all nodes of all trees. */
    private record TreeColumns(
            List<Long> tree,
            List<Long> node,
            List<Long> column,
            List<Long> low,
            List<Long> high,
            List<Float> threshold,
            List<String> mode,
            List<Long> leafTree,
            List<Long> leafNode,
            List<Float> leafValue) {
        static TreeColumns of(List<Tree> trees) {
            TreeColumns columns = new TreeColumns(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            for (int tree = 0; tree < trees.size(); tree++) {
                for (int node = 0; node < trees.get(tree).nodes().size(); node++) {
                    columns.add(tree, node, trees.get(tree).nodes().get(node));
                }
            }
            return columns;
        }

        private void add(long treeId, long nodeId, Tree.Node one) {
            tree.add(treeId);
            node.add(nodeId);
            column.add((long) Math.max(0, one.column()));
            low.add((long) Math.max(0, one.low()));
            high.add((long) Math.max(0, one.high()));
            threshold.add(one.threshold());
            mode.add(one.isLeaf() ? "LEAF" : "BRANCH_LEQ");
            if (one.isLeaf()) {
                leafTree.add(treeId);
                leafNode.add(nodeId);
                leafValue.add(one.value());
            }
        }
    }
}
