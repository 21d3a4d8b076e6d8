package dev.penstock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is let in, who is not, and that nobody who was stopped keeps a place. */
class TurnstileTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress HOME = IpAddress.parse("192.0.2.1").orElseThrow();

    private final Flow server = Flow.ofServer(new Rate(100, 5), 3, 0);

    private Turnstile turnstile(@Nullable Rate rate, int requestsMax, String... allowFrom) {
        List<AddressRange> ranges =
                List.of(allowFrom).stream().map(AddressRange::parse).toList();
        return new Turnstile(new Limits(100, rate, requestsMax, 10, ranges), server, 0);
    }

    @Test
    void onlyAddressesOnTheListPass() {
        Turnstile turnstile = turnstile(null, 10, "198.51.100.0/24", "192.0.2.0/28");
        assertThat(turnstile.enter(HOME, 0)).isInstanceOf(Passage.Granted.class);
        assertThat(turnstile.enter(IpAddress.parse("192.0.2.17").orElseThrow(), 0))
                .isEqualTo(new Passage.Elsewhere());
        assertThat(turnstile.enter(null, 0)).isEqualTo(new Passage.Elsewhere());
    }

    @Test
    void aRateIsEnforcedAndSaysWhenToComeAgain() {
        Rate rate = new Rate(2, 1);
        Turnstile turnstile = turnstile(rate, 10);
        turnstile.enter(HOME, 0);
        assertThat(turnstile.enter(HOME, 1)).isInstanceOfSatisfying(Passage.TooFast.class, refused -> {
            assertThat(refused.scope()).isEqualTo(Passage.Scope.SOURCE);
            assertThat(refused.retryAfterS()).isEqualTo(1);
        });
        assertThat(turnstile.enter(HOME, SECOND / 2)).isInstanceOf(Passage.Granted.class);
    }

    @Test
    void secondsToWaitAreRoundedUp() {
        assertThat(new Passage.TooFast(Passage.Scope.SOURCE, Rate.ofSecond(1), 1).retryAfterS())
                .isEqualTo(1);
        assertThat(new Passage.TooFast(Passage.Scope.SOURCE, Rate.ofSecond(1), SECOND).retryAfterS())
                .isEqualTo(1);
        assertThat(new Passage.TooFast(Passage.Scope.SOURCE, Rate.ofSecond(1), SECOND + 1).retryAfterS())
                .isEqualTo(2);
    }

    @Test
    void asManyAsThereArePlacesAreInsideAtATime() {
        Turnstile turnstile = turnstile(null, 2);
        turnstile.enter(HOME, 0);
        turnstile.enter(HOME, 0);
        assertThat(turnstile.enter(HOME, 0)).isEqualTo(new Passage.TooMany(Passage.Scope.SOURCE, 2));
        turnstile.leave();
        assertThat(turnstile.enter(HOME, 0)).isInstanceOf(Passage.Granted.class);
    }

    @Test
    void theServersLimitsHoldForAllSourcesTogether() {
        Turnstile one = turnstile(null, 10);
        Turnstile other = turnstile(null, 10);
        one.enter(HOME, 0);
        one.enter(HOME, 0);
        other.enter(HOME, 0);
        assertThat(other.enter(HOME, 0)).isEqualTo(new Passage.TooMany(Passage.Scope.SERVER, 3));
        one.leave();
        other.leave();
        assertThat(other.enter(HOME, 0)).isInstanceOf(Passage.Granted.class);
        assertThat(server.inside()).isEqualTo(2);
        one.leave();
        other.leave();
        other.enter(HOME, 0);
        other.leave();
        assertThat(other.enter(HOME, 0)).isInstanceOf(Passage.TooFast.class);
        assertThat(server.inside()).isZero();
    }

    @Test
    void whomTheServerStopsTheSourceDoesNotCount() {
        Turnstile stopped = turnstile(new Rate(1, 1), 1);
        Turnstile busy = turnstile(null, 10);
        for (int i = 0; i < 3; i++) {
            busy.enter(HOME, 0);
        }
        assertThat(stopped.enter(HOME, 0)).isInstanceOf(Passage.TooMany.class);
        busy.leave();
        assertThat(stopped.enter(HOME, 0)).isInstanceOf(Passage.Granted.class);
    }
}
