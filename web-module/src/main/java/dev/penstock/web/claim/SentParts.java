package dev.penstock.web.claim;

import dev.penstock.claim.Claims;
import dev.penstock.event.EventKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** Sends data part by part as it comes from the store. A client that is slow, or goes away, holds nothing there. */
final class SentParts {
    private final OutputStream to;

    SentParts(OutputStream to) {
        this.to = to;
    }

    void send(Claims claims, EventKey owner) throws IOException {
        try {
            claims.read(Set.of(owner), (key, part) -> write(part));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(byte[] part) {
        try {
            to.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
