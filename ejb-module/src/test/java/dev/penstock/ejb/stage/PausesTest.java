package dev.penstock.ejb.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.model.ModelUnavailable;
import dev.penstock.stage.StageName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Goal: a stage whose model cannot be asked stands still, and no other does. Method: short pauses by the real clock, and a clock of ours. */
class PausesTest {
    private static final StageName STAGE = new StageName("moderation", "classify");
    private static final StageName OTHER = new StageName("moderation", "decide");

    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aPauseIsStoodThroughByItsStageOnly() {
        Pauses pauses = new Pauses(InstantSource.system());
        Instant notBefore = Instant.now().plusMillis(200);
        pauses.begin(STAGE, unavailable(200));

        assertThat(pauses.await(OTHER)).isZero();
        assertThat(pauses.await(STAGE)).isZero();

        assertThat(Instant.now()).isAfterOrEqualTo(notBefore);
        assertThat(pauses.await(STAGE)).isZero();
    }

    @Test
    void aLongPauseIsNotStoodThroughWithAMessageInHand() {
        Pauses pauses = new Pauses(() -> now);
        pauses.begin(STAGE, unavailable(60_000));
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> {
            now = now.plus(Pauses.WAIT_MAX);
            synchronized (pauses) {
                pauses.notifyAll();
            }
        });

        assertThat(pauses.await(STAGE)).isEqualTo(Duration.ofSeconds(55));
    }

    @Test
    void everybodyIsLetGoWhenTheServerStops() {
        Pauses pauses = new Pauses(() -> now);
        pauses.begin(STAGE, unavailable(60_000));
        CompletableFuture<Duration> waiting = CompletableFuture.supplyAsync(() -> pauses.await(STAGE));

        pauses.stop();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    private static ModelUnavailable unavailable(long ms) {
        return new ModelUnavailable("away", Duration.ofMillis(ms));
    }
}
