package dev.penstock.web.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's body up to a bound, and never holds more than that. */
final class BoundedBody {
    private BoundedBody() {}

    /**
     * The bytes; empty when there are more than allowed.
     *
     * @param announced the length that the request's header names, or -1
     */
    static Optional<byte[]> read(InputStream body, long announced, long bytesMax) throws IOException {
        if (announced > bytesMax) {
            return Optional.empty();
        }
        int limit = (int) Math.min(bytesMax, Integer.MAX_VALUE - 16);
        byte[] bytes = body.readNBytes(limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }
}
