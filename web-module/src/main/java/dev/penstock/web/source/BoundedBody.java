package dev.penstock.web.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's body up to a bound, and never holds more than that. */
final class BoundedBody {
    /** How much of a body that is too large is read and thrown away: many senders read no answer before they have sent all. */
    static final long DISCARDED_BYTES_MAX = 16L << 20;

    private static final System.Logger LOG = System.getLogger(BoundedBody.class.getName());
    private static final int DISCARD_BUFFER_BYTES = 8 << 10;

    private BoundedBody() {}

    /**
     * The bytes; empty when there are more than allowed.
     *
     * @param announced the length that the request's header names, or -1
     */
    static Optional<byte[]> read(InputStream body, long announced, long bytesMax) throws IOException {
        if (announced > bytesMax) {
            discard(body);
            return Optional.empty();
        }
        int limit = (int) Math.min(bytesMax, Integer.MAX_VALUE - 16);
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            discard(body);
            return Optional.empty();
        }
        return Optional.of(bytes);
    }

    /** A sender that goes away meanwhile changes nothing: the body was too large. */
    private static void discard(InputStream body) {
        byte[] buffer = new byte[DISCARD_BUFFER_BYTES];
        long discarded = 0;
        try {
            for (int read = 0; read >= 0 && discarded < DISCARDED_BYTES_MAX; read = body.read(buffer)) {
                discarded += read;
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the sender of a body that is too large went away", e);
        }
    }
}
