package dev.penstock.inference.training.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grows one tree on the gradients at the present logits: the leaf with the greatest gain is split, until there are enough leaves. */
final class TreeGrowth {
    private static final int LEAVES_MAX = 16;
    private static final double STEP = 0.1;
    private static final double RIDGE = 1;
    private static final double CURVE_MIN = 5;
    private static final double GAIN_MIN = 1e-3;

    private final Binned binned;
    private final double[] slopes;
    private final double[] curves;

    TreeGrowth(Binned binned, Table table, double[] logits) {
        this.binned = binned;
        this.slopes = new double[logits.length];
        this.curves = new double[logits.length];
        for (int row = 0; row < logits.length; row++) {
            double p = 1 / (1 + Math.exp(-logits[row]));
            slopes[row] = p - (table.truth().get(row) ? 1 : 0);
            curves[row] = p * (1 - p);
        }
    }

    private record Split(int column, int bin, double gain) {}

    /** A leaf while the tree grows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    private record Leaf(
            int node, int[] rows, double value, @Nullable Split split) {
        double gain() {
            return split == null ? 0 : split.gain();
        }
    }

    Tree grow() {
        List<Tree.Node> nodes = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        int[] all = new int[slopes.length];
        for (int row = 0; row < all.length; row++) {
            all[row] = row;
        }
        leaves.add(leaf(nodes, all));
        while (leaves.size() < LEAVES_MAX) {
            int best = 0;
            for (int i = 1; i < leaves.size(); i++) {
                best = leaves.get(i).gain() > leaves.get(best).gain() ? i : best;
            }
            Leaf leaf = leaves.get(best);
            Split split = leaf.split();
            if (split == null) {
                break;
            }
            leaves.remove(best);
            Leaf low = leaf(nodes, part(leaf.rows(), split, true));
            Leaf high = leaf(nodes, part(leaf.rows(), split, false));
            nodes.set(
                    leaf.node(),
                    new Tree.Node(
                            split.column(), binned.edges()[split.column()][split.bin()], low.node(), high.node(), 0));
            leaves.add(low);
            leaves.add(high);
        }
        return new Tree(List.copyOf(nodes));
    }

    private Leaf leaf(List<Tree.Node> nodes, int[] rows) {
        double slope = 0;
        double curve = 0;
        for (int row : rows) {
            slope += slopes[row];
            curve += curves[row];
        }
        double value = -STEP * slope / (curve + RIDGE);
        nodes.add(new Tree.Node(-1, 0, -1, -1, (float) value));
        return new Leaf(nodes.size() - 1, rows, value, best(rows, slope, curve));
    }

    private int[] part(int[] rows, Split split, boolean low) {
        byte[] bins = binned.bins()[split.column()];
        int[] part = new int[rows.length];
        int count = 0;
        for (int row : rows) {
            if (bins[row] <= split.bin() == low) {
                part[count++] = row;
            }
        }
        return Arrays.copyOf(part, count);
    }

    private @Nullable Split best(int[] rows, double slope, double curve) {
        Split best = null;
        double whole = slope * slope / (curve + RIDGE);
        for (int column = 0; column < binned.bins().length; column++) {
            double[] slopeOf = new double[Binned.BINS_MAX];
            double[] curveOf = new double[Binned.BINS_MAX];
            byte[] bins = binned.bins()[column];
            for (int row : rows) {
                slopeOf[bins[row]] += slopes[row];
                curveOf[bins[row]] += curves[row];
            }
            double lowSlope = 0;
            double lowCurve = 0;
            for (int bin = 0; bin < binned.edges()[column].length; bin++) {
                lowSlope += slopeOf[bin];
                lowCurve += curveOf[bin];
                double highCurve = curve - lowCurve;
                if (lowCurve < CURVE_MIN || highCurve < CURVE_MIN) {
                    continue;
                }
                double highSlope = slope - lowSlope;
                double gain =
                        lowSlope * lowSlope / (lowCurve + RIDGE) + highSlope * highSlope / (highCurve + RIDGE) - whole;
                if (gain > GAIN_MIN && (best == null || gain > best.gain())) {
                    best = new Split(column, bin, gain);
                }
            }
        }
        return best;
    }
}
