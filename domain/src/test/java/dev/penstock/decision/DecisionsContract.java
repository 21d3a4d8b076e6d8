package dev.penstock.decision;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.contract.AtOnce;
import dev.penstock.event.EventKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What decisions promise: one about a subject in a pipeline, however often and from wherever it is taken. */
public interface DecisionsContract {
    /** Empty at the beginning of each test. */
    Decisions decisions();

    /** Does the work in one transaction, and commits. */
    <T> T committed(Supplier<T> work);

    private static Decision decision(String pipeline, String subject, String eventId, int seconds) {
        return new Decision(
                pipeline,
                new EventKey("github", subject),
                new EventKey(pipeline + ".decide", eventId),
                new Ruling(Verdict.REJECT, List.of(new Reason("threat", 0.875, 0.8))),
                Map.of("threat", 0.875, "insult", 1.0e-7),
                "c0ffee",
                NOON.plusSeconds(seconds));
    }

    private Set<EventKey> take(Decision... decisions) {
        return committed(() -> decisions().take(List.of(decisions)));
    }

    @Test
    default void aDecisionThatIsTakenStands() {
        Decision decision = decision("moderation", "1", "a", 0);

        assertThat(take(decision)).containsExactly(decision.event());
        assertThat(decisions().about(List.of(decision.subject()))).containsExactly(decision);
    }

    @Test
    default void aGradeIsRemembered() {
        Decision plain = decision("leads", "1", "a", 0);
        Decision graded = new Decision(
                plain.pipeline(),
                plain.subject(),
                plain.event(),
                new Ruling(Verdict.APPROVE, List.of(new Reason("priority", 0.75, 0.5)), "hot"),
                plain.scores(),
                plain.workVersion(),
                plain.decidedAt());
        take(graded);

        assertThat(decisions().about(List.of(graded.subject()))).containsExactly(graded);
    }

    @Test
    default void theSameDecisionTakenAgainStandsStill() {
        Decision decision = decision("moderation", "1", "a", 0);
        take(decision);

        assertThat(take(decision)).containsExactly(decision.event());
        assertThat(decisions().about(List.of(decision.subject()))).containsExactly(decision);
    }

    @Test
    default void anotherDecisionAboutTheSameSubjectDoesNotStand() {
        Decision first = decision("moderation", "1", "a", 0);
        Decision fresh = decision("moderation", "2", "c", 0);
        take(first);

        assertThat(take(decision("moderation", "1", "b", 1), fresh)).containsExactly(fresh.event());
        assertThat(decisions().about(List.of(first.subject()))).containsExactly(first);
    }

    @Test
    default void ofTwoDecisionsInOneBatchTheFirstStands() {
        Decision first = decision("moderation", "1", "a", 0);

        assertThat(take(first, decision("moderation", "1", "b", 0))).containsExactly(first.event());
    }

    @Test
    default void eachPipelineDecidesForItself() {
        Decision later = decision("moderation", "1", "a", 1);
        Decision earlier = decision("documents", "1", "b", 0);

        assertThat(take(later, earlier)).containsExactlyInAnyOrder(later.event(), earlier.event());
        assertThat(decisions().about(List.of(later.subject()))).containsExactly(earlier, later);
    }

    @Test
    default void nothingIsTakenOfNothing() {
        assertThat(take()).isEmpty();
        assertThat(decisions().about(List.of())).isEmpty();
    }

    @Test
    default void ofManyWhoDecideAtOnceOneStandsForEachSubject() throws Exception {
        int subjects = 500;

        List<Set<EventKey>> standing = AtOnce.results((round, thread) -> {
            List<Decision> taken = new ArrayList<>();
            IntStream.range(0, subjects)
                    .mapToObj(n -> round + "-" + n)
                    .forEach(subject -> taken.add(decision("moderation", subject, thread + ":" + subject, 0)));
            Collections.shuffle(taken);
            return committed(() -> decisions().take(taken));
        });

        assertThat(standing.stream().flatMap(Set::stream))
                .extracting(event -> event.id().substring(event.id().indexOf(':') + 1))
                .hasSize(AtOnce.ROUNDS * subjects)
                .doesNotHaveDuplicates();
    }
}
