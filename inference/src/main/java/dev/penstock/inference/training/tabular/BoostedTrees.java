package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of small trees for the logistic loss (Friedman 2001), with second-order leaves and columns cut into 64 bins at
 * their quantiles (as XGBoost and LightGBM do). Trees are added until the validation rows have not got better for a while.
 */
record BoostedTrees(double base, List<Tree> trees) implements RowScorer {
    private static final int TREES_MAX = 300;
    private static final int PATIENCE = 20;

    static BoostedTrees fit(Table train, Table validation) {
        Binned binned = Binned.of(train);
        double share = (train.positives() + 0.5) / (train.size() + 1.0);
        double base = Math.log(share / (1 - share));
        double[] logits = filled(train.size(), base);
        double[] checked = filled(validation.size(), base);
        List<Tree> trees = new ArrayList<>();
        int best = 0;
        double bestLoss = loss(validation, checked);
        while (trees.size() < TREES_MAX && trees.size() - best < PATIENCE) {
            Tree tree = new TreeGrowth(binned, train, logits).grow();
            trees.add(tree);
            for (int row = 0; row < logits.length; row++) {
                logits[row] += tree.value(train.rows().get(row));
            }
            for (int row = 0; row < checked.length; row++) {
                checked[row] += tree.value(validation.rows().get(row));
            }
            double loss = loss(validation, checked);
            if (loss < bestLoss) {
                bestLoss = loss;
                best = trees.size();
            }
        }
        return new BoostedTrees(base, List.copyOf(trees.subList(0, best)));
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double loss(Table table, double[] logits) {
        double sum = 0;
        for (int row = 0; row < logits.length; row++) {
            double signed = table.truth().get(row) ? -logits[row] : logits[row];
            sum += signed > 30 ? signed : Math.log1p(Math.exp(signed));
        }
        return sum / logits.length;
    }

    @Override
    public double logit(float[] row) {
        double sum = base;
        for (Tree tree : trees) {
            sum += tree.value(row);
        }
        return sum;
    }

    @Override
    public void write(OnnxGraph graph, String rows, String logit) {
        graph.node(
                "TreeEnsembleRegressor",
                "ai.onnx.ml",
                TreeColumns.of(trees).attributes((float) base),
                logit,
                List.of(rows));
    }
}
