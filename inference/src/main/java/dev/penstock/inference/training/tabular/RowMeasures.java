package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.Ranking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well rows were scored.
 *
 * @param lift how many times as many positives stand in the best-scored tenth as in any other tenth, were they ranked by chance
 * @param logLoss mean negative log-likelihood of the truth; none of what ranks rows and is no probability
 */
record RowMeasures(
        int rows,
        int positives,
        double areaUnderRoc,
        double averagePrecision,
        double lift,
        @Nullable Double logLoss) {
    private static final int LIFT_PART = 10;
    private static final double CERTAIN = 1e-9;

    /** Of something that ranks rows only. */
    static RowMeasures ofRanking(Table table, double[] ranks) {
        RowMeasures all = of(table, ranks);
        return new RowMeasures(all.rows, all.positives, all.areaUnderRoc, all.averagePrecision, all.lift, null);
    }

    /** @param logits one a row */
    static RowMeasures of(Table table, double[] logits) {
        List<Ranking.Scored> scored = new ArrayList<>();
        double loss = 0;
        for (int row = 0; row < logits.length; row++) {
            boolean positive = table.truth().get(row);
            double p = 1 / (1 + Math.exp(-logits[row]));
            loss -= Math.log(Math.max(CERTAIN, positive ? p : 1 - p));
            scored.add(new Ranking.Scored(logits[row], positive));
        }
        Ranking ranking = new Ranking(scored);
        long best = ranking.scored().stream()
                .limit(logits.length / LIFT_PART)
                .filter(Ranking.Scored::positive)
                .count();
        return new RowMeasures(
                table.size(),
                ranking.positives(),
                rounded(ranking.areaUnderRoc()),
                rounded(ranking.averagePrecision()),
                rounded(best * (double) LIFT_PART / ranking.positives()),
                rounded(loss / logits.length));
    }

    static RowMeasures of(Table table, RowScorer scorer) {
        return of(table, logits(table, scorer));
    }

    static double[] logits(Table table, RowScorer scorer) {
        return table.rows().stream().mapToDouble(scorer::logit).toArray();
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
