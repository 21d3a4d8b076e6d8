package dev.penstock.web.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept until it is whole, what is not, and who has taken too long. */
class ArrivalsTest {
    private static final long LIMIT_NS = 30;
    private static final long LINGER_NS = 9;
    private static final String HEAD = "POST /hooks/a HTTP/1.1\r\nHost: a\r\nContent-Length: ";
    private static final String WHOLE = HEAD + "1\r\n\r\nx";

    private long nowNs = -7;
    private final Arrivals<String> arrivals =
            new Arrivals<>(() -> nowNs, new Arrivals.Bounds(LIMIT_NS, 1_000, LINGER_NS, 100_000, 1));
    private final List<String> overdue = new ArrayList<>();

    private Arrivals.Next came(String connection, String waiting) throws RequestRefused {
        return arrivals.came(connection, ByteBuffer.wrap(waiting.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void sweepAfter(long passedNs) {
        nowNs += passedNs;
        arrivals.sweep(new Arrivals.Overdue<>() {
            @Override
            public void held(String connection) {
                overdue.add(connection + " held");
            }

            @Override
            public void passedOn(String connection) {
                overdue.add(connection + " passed on");
            }

            @Override
            public void lingering(String connection) {
                overdue.add(connection + " lingers");
            }
        });
    }

    @Test
    void aRequestIsHeldUntilItIsWhole() throws RequestRefused {
        assertThat(came("a", WHOLE.substring(0, 20))).isEqualTo(Arrivals.Next.HOLD);
        assertThat(arrivals.heldBytes()).isEqualTo(20);
        assertThat(came("a", WHOLE)).isEqualTo(Arrivals.Next.PASS_ON);
        assertThat(arrivals.heldBytes()).isZero();
    }

    @Test
    void aLargeOneIsPassedOnBeforeAndOnlySoManyAtATime() throws RequestRefused {
        String large = HEAD + "200000\r\n\r\n" + "x".repeat(Arrivals.HELD_BYTES_MAX);
        assertThat(came("a", large)).isEqualTo(Arrivals.Next.PASS_ON);
        assertThatThrownBy(() -> came("b", large))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));

        assertThat(came("a", "x".repeat(200_000 - Arrivals.HELD_BYTES_MAX))).isEqualTo(Arrivals.Next.PASS_ON);
        assertThat(came("c", large)).isEqualTo(Arrivals.Next.PASS_ON);
    }

    @Test
    void whatIsHeldOfAllTogetherIsBounded() throws RequestRefused {
        String large = HEAD + "60000\r\n\r\n" + "x".repeat(59_000);
        assertThat(came("a", large)).isEqualTo(Arrivals.Next.HOLD);
        assertThat(came("b", large)).isEqualTo(Arrivals.Next.PASS_ON);

        arrivals.gone("a");
        arrivals.gone("b");
        assertThat(arrivals.heldBytes()).isZero();
        assertThat(came("c", large)).isEqualTo(Arrivals.Next.HOLD);
    }

    @Test
    void whoWaitsToBeAskedForTheBodyIsPassedOn() throws RequestRefused {
        assertThat(came("a", HEAD + "3\r\nExpect: 100-continue\r\n\r\n")).isEqualTo(Arrivals.Next.PASS_ON);
    }

    @Test
    void whoTricklesIsNamedOnceAndNotHeardAnyMore() throws RequestRefused {
        came("a", WHOLE.substring(0, 5));
        sweepAfter(LIMIT_NS);
        came("a", WHOLE.substring(0, 6));
        assertThat(overdue).isEmpty();

        sweepAfter(1);
        sweepAfter(1);
        assertThat(overdue).containsExactly("a held");
        assertThat(came("a", WHOLE)).isEqualTo(Arrivals.Next.DROP);
        assertThat(arrivals.heldBytes()).isZero();
    }

    @Test
    void theTimeBeginsAgainWhenARequestIsPassedOn() throws RequestRefused {
        came("a", HEAD + "3\r\n");
        nowNs += LIMIT_NS;
        came("a", HEAD + "3\r\nExpect: 100-continue\r\n\r\n");
        sweepAfter(LIMIT_NS);
        assertThat(overdue).isEmpty();

        sweepAfter(1);
        assertThat(overdue).containsExactly("a passed on");
    }

    @Test
    void whoWaitsForTheNextRequestIsNotTooSlow() throws RequestRefused {
        came("a", WHOLE);
        sweepAfter(2 * LIMIT_NS);
        came("a", WHOLE.substring(0, 5));
        sweepAfter(LIMIT_NS);
        assertThat(overdue).isEmpty();
    }

    @Test
    void whatIsPassedOnHasASecondMoreForSoManyBytesThatCome() throws RequestRefused {
        came("a", HEAD + "9000\r\nExpect: 100-continue\r\n\r\n");
        came("a", "x".repeat(1_999));
        sweepAfter(LIMIT_NS + 1_000_000_000);
        assertThat(overdue).isEmpty();

        sweepAfter(1);
        assertThat(overdue).containsExactly("a passed on");
    }

    @Test
    void whoDoesNotCloseAfterHisRefusalIsNamed() {
        assertThatThrownBy(() -> came("a", "\u0000")).isInstanceOf(RequestRefused.class);
        sweepAfter(LINGER_NS);
        assertThat(overdue).isEmpty();

        sweepAfter(1);
        assertThat(overdue).containsExactly("a lingers");
        arrivals.gone("a");
        sweepAfter(LINGER_NS + 1);
        assertThat(overdue).hasSize(1);
    }

    @Test
    void ofARefusalItIsKnownWhetherAThreadWaitsForTheRest() throws RequestRefused {
        String chunked = "POST /hooks/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";
        came("a", chunked + "Expect: 100-continue\r\n\r\n");
        assertThatThrownBy(() -> came("a", "no size\r\n"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.awaited()).isTrue());
        assertThatThrownBy(() -> came("b", chunked + "\r\nno size\r\n"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.awaited()).isFalse());
    }

    @Test
    void afterARefusalNothingIsHeardAnyMore() {
        assertThatThrownBy(() -> came("a", "\u0000")).isInstanceOf(RequestRefused.class);
        assertThat(catchNext("a")).isEqualTo(Arrivals.Next.DROP);
    }

    private Arrivals.Next catchNext(String connection) {
        try {
            return came(connection, WHOLE);
        } catch (RequestRefused e) {
            throw new AssertionError(e);
        }
    }
}
