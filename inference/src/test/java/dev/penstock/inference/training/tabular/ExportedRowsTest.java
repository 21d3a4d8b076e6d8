package dev.penstock.inference.training.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.inference.onnx.RowNet;
import dev.penstock.inference.training.onnx.OnnxGraph;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Goal: what ONNX Runtime says of a row is what the fitted model says. Method: a made-up world with a rule that lines miss. */
class ExportedRowsTest {
    private final Table train = world(1, 4_000);
    private final Table validation = world(2, 1_000);
    private final Table test = world(3, 1_000);

    @Test
    void linesSayTheSameInOnnxRuntime() {
        assertSame(LogisticRows.fit(train));
    }

    @Test
    void treesSayTheSameInOnnxRuntime() {
        assertSame(BoostedTrees.fit(train, validation));
    }

    @Test
    void treesFindWhatLinesMiss() {
        double lines = RowMeasures.of(test, LogisticRows.fit(train)).areaUnderRoc();
        double trees = RowMeasures.of(test, BoostedTrees.fit(train, validation)).areaUnderRoc();

        assertThat(lines).isBetween(0.4, 0.65);
        assertThat(trees).isGreaterThan(0.9);
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        assertThat(onnx(BoostedTrees.fit(train, validation)))
                .isEqualTo(onnx(BoostedTrees.fit(world(1, 4_000), world(2, 1_000))));
    }

    private void assertSame(RowScorer scorer) {
        try (RowNet net = RowNet.load(onnx(scorer), 1)) {
            for (float[] row : test.rows()) {
                assertThat((double) net.run(row)[0]).isCloseTo(scorer.logit(row), within(1e-3));
            }
        }
    }

    private static byte[] onnx(RowScorer scorer) {
        OnnxGraph graph = new OnnxGraph();
        scorer.write(graph, "row", "logit");
        return graph.rowModel("row", 3, "logit", 1);
    }

    /** Positive where the first two columns have the same sign; the third is noise. */
    private static Table world(long seed, int rows) {
        Random random = new Random(seed);
        Table table = new Table();
        for (int row = 0; row < rows; row++) {
            float[] columns = {random.nextFloat() - 0.5f, random.nextFloat() - 0.5f, random.nextFloat()};
            table.add(columns, columns[0] * columns[1] > 0 != random.nextInt(20) < 1);
        }
        return table;
    }
}
