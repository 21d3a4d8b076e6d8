package dev.penstock.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** An answer is kept up to its bound, and given up beyond it. */
class LimitedBytesTest {
    private static final class Sender implements Flow.Subscription {
        private boolean cancelled;

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Sender sender = new Sender();

    private CompletionStage<byte[]> read(int max, byte[]... parts) {
        LimitedBytes limited = new LimitedBytes(max);
        limited.onSubscribe(sender);
        for (byte[] part : parts) {
            limited.onNext(List.of(ByteBuffer.wrap(part)));
        }
        limited.onComplete();
        return limited.getBody();
    }

    @Test
    void anAnswerThatFitsIsWhole() {
        assertThat(read(3, new byte[] {1, 2}, new byte[] {3}))
                .isCompletedWithValueMatching(bytes -> bytes.length == 3 && bytes[2] == 3);
        assertThat(sender.cancelled).isFalse();
    }

    @Test
    void aLongerOneFailsAndIsNotReadToItsEnd() {
        assertThat(read(3, new byte[] {1, 2}, new byte[] {3, 4})).isCompletedExceptionally();
        assertThat(sender.cancelled).isTrue();
    }

    @Test
    void whatIsNotWantedIsPassedOver() {
        assertThat(read(0)).isCompletedWithValueMatching(bytes -> bytes.length == 0);
        assertThat(sender.cancelled).isTrue();
    }
}
