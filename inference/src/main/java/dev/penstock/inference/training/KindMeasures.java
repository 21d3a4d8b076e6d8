package dev.penstock.inference.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How well one of several kinds was found: the likeliest is taken for what is meant. */
final class KindMeasures {
    private KindMeasures() {}

    /** Of the documents taken for a kind, the share that are; of those that are, the share taken for it. */
    record Kind(double precision, double recall) {}

    static double rightShare(List<String> kinds, List<Prepared> documents, Function<Prepared, double[]> scorer) {
        long right = documents.stream()
                .filter(one -> one.truth(likeliest(kinds, scorer.apply(one)), false) == 1)
                .count();
        return Evaluation.rounded((double) right / documents.size());
    }

    static Map<String, Kind> kinds(List<String> kinds, List<Prepared> documents, Function<Prepared, double[]> scorer) {
        Map<String, Kind> measures = new LinkedHashMap<>();
        List<String> taken = documents.stream()
                .map(one -> likeliest(kinds, scorer.apply(one)))
                .toList();
        for (String kind : kinds) {
            int claimed = 0;
            int there = 0;
            int right = 0;
            for (int i = 0; i < taken.size(); i++) {
                boolean is = documents.get(i).truth(kind, false) == 1;
                boolean said = taken.get(i).equals(kind);
                claimed += said ? 1 : 0;
                there += is ? 1 : 0;
                right += said && is ? 1 : 0;
            }
            measures.put(
                    kind,
                    new Kind(Evaluation.rounded((double) right / claimed), Evaluation.rounded((double) right / there)));
        }
        return measures;
    }

    private static String likeliest(List<String> kinds, double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return kinds.get(best);
    }
}
