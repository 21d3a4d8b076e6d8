package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.decision.AwaitedDecisions;
import dev.penstock.decision.Decision;
import dev.penstock.decision.Ruling;
import dev.penstock.decision.Verdict;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.source.Acknowledgement;
import dev.penstock.source.Admission;
import dev.penstock.source.Answers;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.DecisionWish;
import dev.penstock.source.Intake;
import dev.penstock.source.IntakeUnavailable;
import dev.penstock.source.Locator;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The event is made durable whatever becomes of the wait for its decision. */
class AcceptanceTest {
    private static final EventKey KEY = new EventKey("forum", "1");
    private static final Source SOURCE = new Source(
            "forum",
            ProviderCatalogue.bundled().provider("github").signature(),
            List.of(new ConfigKey("forum.secret")),
            Locator.parse("/id"),
            Locator.parse("/type"),
            null,
            new TreeMap<>(),
            Limits.ofBody(1_000));
    private static final Source ASKING = SOURCE.answering(
            new Answers(Acknowledgement.DEFAULT, new DecisionWish(Duration.ofMillis(100), "moderation")));
    private static final Decision DECISION = new Decision(
            "moderation",
            KEY,
            new EventKey("moderation.decide", "d"),
            new Ruling(Verdict.APPROVE, List.of()),
            Map.of("spam", 0.1),
            "v",
            Instant.EPOCH);

    private final List<String> told = new ArrayList<>();
    private final CompletableFuture<Void> durable = new CompletableFuture<>();
    private final CompletableFuture<Optional<Decision>> decided = new CompletableFuture<>();
    private boolean crowded;

    private final Acceptance acceptance =
            new Acceptance(new Told(), this::await, source -> outcome -> told.add(source + " " + outcome));

    @Test
    void aSourceThatDoesNotAskIsNotKeptWaiting() {
        CompletableFuture<Optional<Decision>> answer = accept(SOURCE, false);
        durable.complete(null);

        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(told).containsExactly("sent");
    }

    @Test
    void theWaitBeginsBeforeTheEventIsSentAndItsDecisionIsTheAnswer() {
        CompletableFuture<Optional<Decision>> answer = accept(ASKING, false);
        durable.complete(null);
        assertThat(answer).isNotDone();
        decided.complete(Optional.of(DECISION));

        assertThat(answer).isCompletedWithValue(Optional.of(DECISION));
        assertThat(told).containsExactly("waits for moderation within PT0.1S", "sent as awaited", "forum decided");
    }

    @Test
    void nothingIsAnsweredBeforeTheEventIsDurable() {
        CompletableFuture<Optional<Decision>> answer = accept(ASKING, false);
        decided.complete(Optional.empty());
        assertThat(answer).isNotDone();
        durable.complete(null);

        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(told).endsWith("forum overdue");
    }

    @Test
    void whereTooManyWaitTheEventGoesItsWayLikeAnyOther() {
        crowded = true;
        CompletableFuture<Optional<Decision>> answer = accept(ASKING, false);
        durable.complete(null);

        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(told).containsExactly("forum crowded", "sent");
    }

    @Test
    void aBatchIsNotWaitedFor() {
        CompletableFuture<Optional<Decision>> answer = accept(ASKING, true);
        durable.complete(null);

        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(told).containsExactly("sent");
    }

    @Test
    void anEventThatIsNotDurableIsNotAcknowledgedWhateverWasDecided() {
        CompletableFuture<Optional<Decision>> answer = accept(ASKING, false);
        decided.complete(Optional.of(DECISION));
        durable.completeExceptionally(new IntakeUnavailable("broker down", null));

        assertThat(answer).isCompletedExceptionally();
        assertThat(told).endsWith("forum failed");
    }

    private CompletableFuture<Optional<Decision>> accept(Source source, boolean batch) {
        Event event = new Event(
                KEY,
                "content.submitted",
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(),
                KEY,
                null,
                null,
                Payload.of("{}".getBytes(StandardCharsets.UTF_8)));
        return acceptance
                .accept(source, new Admission.Accepted(List.of(new Admission.Admitted(event, false)), batch))
                .toCompletableFuture();
    }

    private Optional<AwaitedDecisions.Wait> await(EventKey subject, @Nullable String pipeline, Duration within) {
        if (crowded) {
            return Optional.empty();
        }
        told.add("waits for " + pipeline + " within " + within);
        return Optional.of(new AwaitedDecisions.Wait(decided));
    }

    private final class Told implements Intake {
        @Override
        public CompletionStage<Void> accept(List<Event> events) {
            told.add("sent");
            return durable;
        }

        @Override
        public CompletionStage<Void> acceptAwaited(List<Event> events) {
            told.add("sent as awaited");
            return durable;
        }
    }
}
