package dev.penstock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a rate is neither exceeded nor undercut, whatever the clock shows. */
class TokenBucketTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;

    private static int taken(TokenBucket bucket, int tries, long nowNs) {
        return (int)
                IntStream.range(0, tries).filter(i -> bucket.take(nowNs) == 0).count();
    }

    @Test
    void aFullBucketGivesItsBurstAtOnceAndThenItsRate() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 30), 0);
        assertThat(taken(bucket, 100, 0)).isEqualTo(30);
        assertThat(taken(bucket, 100, SECOND)).isEqualTo(10);
        assertThat(taken(bucket, 100, 100 * SECOND)).isEqualTo(30);
    }

    @Test
    void whoIsRefusedHearsWhenTheNextTokenComesAndFindsItThen() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 1), 0);
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(30 * MS)).isEqualTo(70 * MS);
        assertThat(bucket.take(100 * MS - 1)).isEqualTo(1);
        assertThat(bucket.take(100 * MS)).isZero();
    }

    @Test
    void refusalsCostNoTokens() {
        TokenBucket bucket = new TokenBucket(new Rate(1, 1), 0);
        taken(bucket, 1_000, 0);
        assertThat(bucket.take(SECOND)).isZero();
    }

    @Test
    void aClockBelowZeroIsAsGoodAsAnyOther() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 10), -5 * SECOND);
        assertThat(taken(bucket, 100, -5 * SECOND)).isEqualTo(10);
        assertThat(taken(bucket, 100, -4 * SECOND)).isEqualTo(10);
    }

    @Test
    void aTokenThatIsGivenBackCanBeTakenAgain() {
        TokenBucket bucket = new TokenBucket(new Rate(1, 1), 0);
        bucket.take(0);
        bucket.giveBack();
        assertThat(bucket.take(0)).isZero();
    }

    @Test
    void manyThreadsGetNoMoreThanThereIs() {
        TokenBucket bucket = new TokenBucket(new Rate(1, 1_000), 0);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            if (bucket.take(0) == 0) {
                taken.incrementAndGet();
            }
        });
        assertThat(taken).hasValue(1_000);
    }
}
