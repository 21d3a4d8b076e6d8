package dev.penstock.inference.training;

import dev.penstock.inference.training.Evaluation.Measures;
import dev.penstock.inference.training.Evaluation.Outcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Judges candidates: thresholds and the choice from the validation part, all figures from the test part. */
final class Comparison {
    /** Its few templates fill both sides of the split: it teaches, and is reported by itself, but would flatter the pooled figures. */
    private static final String TEMPLATES = "templates";

    private final List<Prepared> validation;
    private final List<Prepared> test;
    private final List<Prepared> foreign;

    Comparison(List<Prepared> validation, List<Prepared> test, List<Prepared> foreign) {
        this.validation = validation;
        this.test = test;
        this.foreign = foreign;
    }

    Evaluation run(List<Candidate> candidates, Map<String, Map<String, Integer>> rows) {
        Map<String, Double> chosenBy = new LinkedHashMap<>();
        Map<String, Map<String, Measures>> measured = new LinkedHashMap<>();
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            double mean = meanPrecision(candidate.over(validation));
            if (mean > chosenBy.getOrDefault(best.name(), 0.0)) {
                best = candidate;
            }
            chosenBy.put(candidate.name(), Evaluation.rounded(mean));
            measured.put(candidate.name(), pooled(candidate.over(test), thresholds(candidate)));
        }
        Map<ModerationLabel, ThresholdChoice> thresholds = thresholds(best);
        Map<String, ThresholdChoice> byLabel = new LinkedHashMap<>();
        thresholds.forEach((label, choice) -> byLabel.put(label.word(), choice));
        Candidate.Scores scores = best.over(test);
        return new Evaluation(
                best.name(),
                rows,
                chosenBy,
                measured,
                bySource(scores, thresholds),
                bySource(best.over(foreign), thresholds),
                byLabel,
                decisions(scores, thresholds));
    }

    private static double meanPrecision(Candidate.Scores scores) {
        double sum = 0;
        for (ModerationLabel label : ModerationLabel.values()) {
            sum += scores.ranking(label, Comparison::isPooled).averagePrecision();
        }
        return sum / ModerationLabel.values().length;
    }

    private Map<ModerationLabel, ThresholdChoice> thresholds(Candidate candidate) {
        Candidate.Scores scores = candidate.over(validation);
        Map<ModerationLabel, ThresholdChoice> thresholds = new LinkedHashMap<>();
        for (ModerationLabel label : ModerationLabel.values()) {
            thresholds.put(label, ThresholdChoice.on(scores.ranking(label, Comparison::isPooled)));
        }
        return thresholds;
    }

    private static boolean isPooled(Prepared prepared) {
        return !prepared.example().source().equals(TEMPLATES);
    }

    private static Map<String, Measures> pooled(
            Candidate.Scores scores, Map<ModerationLabel, ThresholdChoice> thresholds) {
        Map<String, Measures> measures = new LinkedHashMap<>();
        thresholds.forEach((label, choice) ->
                measures.put(label.word(), Measures.of(scores.ranking(label, Comparison::isPooled), choice.hold())));
        return measures;
    }

    private static Map<String, Map<String, Measures>> bySource(
            Candidate.Scores scores, Map<ModerationLabel, ThresholdChoice> thresholds) {
        Map<String, Map<String, Measures>> bySource = new LinkedHashMap<>();
        var sources = new TreeSet<String>();
        scores.texts().forEach(text -> sources.add(text.example().source()));
        for (String source : sources) {
            Map<String, Measures> measures = new LinkedHashMap<>();
            thresholds.forEach((label, choice) -> {
                Ranking ranking =
                        scores.ranking(label, text -> text.example().source().equals(source));
                if (ranking.positives() > 0) {
                    measures.put(label.word(), Measures.of(ranking, choice.hold()));
                }
            });
            if (!measures.isEmpty()) {
                bySource.put(source, measures);
            }
        }
        return bySource;
    }

    /** Harmful: somebody said yes to a label. Benign: nobody did, and toxicity or spam was asked. */
    private static Map<String, Outcomes> decisions(
            Candidate.Scores scores, Map<ModerationLabel, ThresholdChoice> thresholds) {
        Map<String, Outcomes> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < scores.texts().size(); i++) {
            Prepared text = scores.texts().get(i);
            Map<String, Boolean> known = text.example().known();
            boolean harmful = known.containsValue(true);
            if (!harmful && !known.containsKey("toxic") && !known.containsKey("spam")) {
                continue;
            }
            Outcomes one = outcome(scores.scores().get(i), thresholds);
            String said = harmful ? "harmful" : "benign";
            outcomes.merge(said, one, Comparison::sum);
            outcomes.merge(said + ", " + text.example().source(), one, Comparison::sum);
        }
        return outcomes;
    }

    private static Outcomes outcome(double[] scores, Map<ModerationLabel, ThresholdChoice> thresholds) {
        boolean hold = false;
        for (Map.Entry<ModerationLabel, ThresholdChoice> entry : thresholds.entrySet()) {
            double score = scores[entry.getKey().at()];
            if (score >= entry.getValue().reject()) {
                return new Outcomes(0, 0, 1);
            }
            hold |= score >= entry.getValue().hold();
        }
        return hold ? new Outcomes(0, 1, 0) : new Outcomes(1, 0, 0);
    }

    private static Outcomes sum(Outcomes one, Outcomes other) {
        return new Outcomes(one.approve() + other.approve(), one.hold() + other.hold(), one.reject() + other.reject());
    }
}
