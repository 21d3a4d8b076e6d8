package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.onnx.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Trees as the operator wants them: one list an attribute, over all nodes of all trees. */
record TreeColumns(
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

    /** The sum of the trees and a base. */
    Attributes attributes(float base) {
        return new Attributes()
                .numbers("nodes_treeids", tree)
                .numbers("nodes_nodeids", node)
                .numbers("nodes_featureids", column)
                .numbers("nodes_truenodeids", low)
                .numbers("nodes_falsenodeids", high)
                .floats("nodes_values", threshold)
                .texts("nodes_modes", mode)
                .numbers("target_treeids", leafTree)
                .numbers("target_nodeids", leafNode)
                .numbers("target_ids", leafTree.stream().map(leaf -> 0L).toList())
                .floats("target_weights", leafValue)
                .floats("base_values", List.of(base))
                .number("n_targets", 1)
                .text("post_transform", "NONE");
    }
}
