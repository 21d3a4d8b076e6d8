package dev.penstock.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How scores become a verdict. */
class ThresholdsTest {
    private final Thresholds thresholds = new Thresholds(
            new TreeMap<>(Map.of("threat", 0.8, "hate", 0.85)),
            new TreeMap<>(Map.of("insult", 0.55, "threat", 0.4)),
            Verdict.APPROVE);

    @Test
    void aScoreThatReachesItsThresholdSuffices() {
        Ruling ruling = thresholds.rule(Map.of("threat", 0.8, "hate", 0.1, "insult", 0.1));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(ruling.reasons()).containsExactly(new Reason("threat", 0.8, 0.8));
    }

    @Test
    void rejectGoesBeforeHold() {
        assertThat(thresholds
                        .rule(Map.of("threat", 0.9, "hate", 0.1, "insult", 0.9))
                        .verdict())
                .isEqualTo(Verdict.REJECT);
    }

    @Test
    void holdNamesEveryScoreThatLedToIt() {
        Ruling ruling = thresholds.rule(Map.of("threat", 0.5, "hate", 0.1, "insult", 0.6));

        assertThat(ruling.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(ruling.reasons()).extracting(Reason::label).containsExactly("insult", "threat");
    }

    @Test
    void belowAllThresholdsTheOtherwiseApplies() {
        assertThat(thresholds.rule(Map.of("threat", 0.1, "hate", 0.1, "insult", 0.1)))
                .isEqualTo(new Ruling(Verdict.APPROVE, List.of()));
    }

    @Test
    void aMissingScoreIsAnErrorEvenWhereAnotherWouldReject() {
        assertThatThrownBy(() -> thresholds.rule(Map.of("threat", 0.9, "insult", 0.1)))
                .isInstanceOf(MissingScore.class);
    }

    @Test
    void aGradeIsTheHighestWhoseBoundIsReachedAndSaysSoBesideTheVerdict() {
        Thresholds grading = new Thresholds(
                new TreeMap<>(Map.of("spam", 0.9)),
                new TreeMap<>(),
                new TreeMap<>(),
                Verdict.APPROVE,
                new Grades("priority", new TreeMap<>(Map.of("cold", 0.0, "hot", 0.6, "warm", 0.4))));

        assertThat(grading.rule(Map.of("spam", 0.1, "priority", 0.6)))
                .isEqualTo(new Ruling(Verdict.APPROVE, List.of(new Reason("priority", 0.6, 0.6)), "hot"));
        assertThat(grading.rule(Map.of("spam", 0.1, "priority", 0.59)).grade()).isEqualTo("warm");
        assertThat(grading.rule(Map.of("spam", 0.9, "priority", 0.0)))
                .isEqualTo(new Ruling(
                        Verdict.REJECT, List.of(new Reason("spam", 0.9, 0.9), new Reason("priority", 0, 0)), "cold"));
        assertThatThrownBy(() -> grading.rule(Map.of("spam", 0.1))).isInstanceOf(MissingScore.class);
    }

    @Test
    void theVersionChangesWithAnyThreshold() {
        var moved = new Thresholds(
                thresholds.reject(), new TreeMap<>(Map.of("insult", 0.56, "threat", 0.4)), Verdict.APPROVE);

        assertThat(moved.version()).isNotEqualTo(thresholds.version());
        assertThat(new Thresholds(thresholds.reject(), thresholds.hold(), Verdict.APPROVE).version())
                .isEqualTo(thresholds.version());
    }

    @Test
    void whatReachesNoThresholdOfApprovalIsHeldWhereThatIsWhatOtherwiseSays() {
        Thresholds known = new Thresholds(
                new TreeMap<>(Map.of("forged", 0.9)),
                new TreeMap<>(Map.of("stained", 0.7)),
                new TreeMap<>(Map.of("invoice", 0.5, "lease", 0.5)),
                Verdict.HOLD,
                null);

        assertThat(known.rule(Map.of("forged", 0.1, "stained", 0.1, "invoice", 0.2, "lease", 0.8)))
                .isEqualTo(new Ruling(Verdict.APPROVE, List.of(new Reason("lease", 0.8, 0.5))));
        assertThat(known.rule(Map.of("forged", 0.1, "stained", 0.1, "invoice", 0.2, "lease", 0.3)))
                .isEqualTo(new Ruling(Verdict.HOLD, List.of()));
        assertThat(known.rule(Map.of("forged", 0.1, "stained", 0.7, "invoice", 0.9, "lease", 0.3))
                        .verdict())
                .isEqualTo(Verdict.HOLD);
        assertThat(known.rule(Map.of("forged", 0.9, "stained", 0.7, "invoice", 0.9, "lease", 0.3))
                        .verdict())
                .isEqualTo(Verdict.REJECT);
    }
}
