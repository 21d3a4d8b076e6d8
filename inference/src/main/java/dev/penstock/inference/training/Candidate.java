package dev.penstock.inference.training;

import dev.penstock.inference.text.TextWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way to score a text, to be compared with the others.
 *
 * @param score a probability a label, in the order of {@link ModerationLabel}
 */
record Candidate(String name, Function<Prepared, double[]> score) {
    static Candidate of(String name, TextWeights weights) {
        return new Candidate(name, prepared -> weights.score(prepared.windows(), prepared.shape()));
    }

    static Candidate of(String name, Lexicon lexicon) {
        return new Candidate(
                name,
                prepared -> ModerationLabel.words().stream()
                        .mapToDouble(
                                label -> lexicon.score(label, prepared.example().text()))
                        .toArray());
    }

    /** A candidate's scores for a set of texts, worked out once. */
    Scores over(List<Prepared> texts) {
        return new Scores(texts, texts.stream().map(score).toList());
    }

    record Scores(List<Prepared> texts, List<double[]> scores) {
        /** The scores of one label beside what people said, for those texts of {@code kept} that were asked. */
        Ranking ranking(ModerationLabel label, Predicate<Prepared> kept) {
            List<Ranking.Scored> scored = new ArrayList<>();
            int at = label.at();
            for (int i = 0; i < texts.size(); i++) {
                int truth = texts.get(i).truth(label.word(), false);
                if (truth >= 0 && kept.test(texts.get(i))) {
                    scored.add(new Ranking.Scored(scores.get(i)[at], truth == 1));
                }
            }
            return new Ranking(scored);
        }
    }
}
