package dev.penstock.inference.embedding;

import org.jspecify.annotations.Nullable;

/** The sentence encoder as long as anybody needs it: loaded for the first, released with the last. Safe for use by many threads. */
public final class SharedEncoder {
    private final int threads;
    private @Nullable SentenceEncoder encoder;
    private int leases;

    /** @param threads that one call may use, 1 or more */
    public SharedEncoder(int threads) {
        this.threads = threads;
    }

    /** One user's hold on the encoder. */
    public final class Lease implements AutoCloseable {
        private final SentenceEncoder held;
        private boolean returned;

        private Lease(SentenceEncoder held) {
            this.held = held;
        }

        public SentenceEncoder encoder() {
            return held;
        }

        /** Gives it back; doing so again does nothing. */
        @Override
        public void close() {
            synchronized (SharedEncoder.this) {
                if (!returned) {
                    returned = true;
                    release();
                }
            }
        }
    }

    /** @throws dev.penstock.model.ModelFailure when it cannot be loaded */
    public synchronized Lease acquire() {
        if (encoder == null) {
            encoder = SentenceEncoder.load(threads);
        }
        leases++;
        return new Lease(encoder);
    }

    private void release() {
        leases--;
        if (leases == 0 && encoder != null) {
            encoder.close();
            encoder = null;
        }
    }
}
