package dev.penstock.inference.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, on the test part unless a name says otherwise.
 *
 * @param rows of each source, by part
 * @param candidates by candidate and label
 * @param validationMeanPrecision by candidate: the mean average precision over labels by which the shipped one was chosen
 * @param bySource of the shipped candidate, by source and label; where a label has both answers only
 * @param foreign of the shipped candidate on forums that it learnt nothing from
 * @param decisions of the shipped candidate at the recommended thresholds, by what people said of the text
 */
record Evaluation(
        String shipped,
        Map<String, Map<String, Integer>> rows,
        Map<String, Double> validationMeanPrecision,
        Map<String, Map<String, Measures>> candidates,
        Map<String, Map<String, Measures>> bySource,
        Map<String, Map<String, Measures>> foreign,
        Map<String, ThresholdChoice> thresholds,
        Map<String, Outcomes> decisions) {

    /** How one label was scored; precision, recall and F1 at {@code threshold}, the label's hold threshold. */
    record Measures(
            int texts,
            int positives,
            double areaUnderRoc,
            double averagePrecision,
            double threshold,
            double precision,
            double recall,
            double f1) {
        static Measures of(Ranking ranking, double threshold) {
            Ranking.Cut cut = ranking.at(threshold);
            return new Measures(
                    ranking.scored().size(),
                    ranking.positives(),
                    rounded(ranking.areaUnderRoc()),
                    rounded(ranking.averagePrecision()),
                    threshold,
                    rounded(cut.precision()),
                    rounded(cut.recall()),
                    rounded(cut.f1()));
        }
    }

    /** How many texts were decided which way. */
    record Outcomes(int approve, int hold, int reject) {
        int all() {
            return approve + hold + reject;
        }
    }

    static double rounded(double value) {
        return Double.isNaN(value) ? -1 : Math.round(value * 10_000) / 10_000.0;
    }

    static Map<String, Map<String, Integer>> rows(List<Prepared> all) {
        Map<String, Map<String, Integer>> rows = new TreeMap<>();
        for (Prepared prepared : all) {
            Map<String, Integer> parts = rows.computeIfAbsent(prepared.example().source(), source -> {
                Map<String, Integer> none = new LinkedHashMap<>();
                for (Split split : Split.values()) {
                    none.put(split.name().toLowerCase(Locale.ROOT), 0);
                }
                return none;
            });
            parts.merge(prepared.split().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return rows;
    }
}
