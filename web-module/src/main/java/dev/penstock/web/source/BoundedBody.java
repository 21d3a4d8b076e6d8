package dev.penstock.web.source;

import dev.penstock.event.Payload;
import dev.penstock.limit.BodyBudget;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a request's body up to a bound, and never holds more than that. */
final class BoundedBody {
    /** How much of a body that is too large is read and thrown away: many senders read no answer before they have sent all. */
    static final long DISCARDED_BYTES_MAX = 16L << 20;

    private static final System.Logger LOG = System.getLogger(BoundedBody.class.getName());
    private static final int DISCARD_BUFFER_BYTES = 8 << 10;
    private static final int FIRST_PIECE_BYTES = 8 << 10;
    private static final int PIECE_BYTES_MAX = 1 << 20;

    private BoundedBody() {}

    /** What came of it. */
    sealed interface Outcome {
        /** It is here. */
        record Whole(Payload body) implements Outcome {}

        /** There are more than allowed. */
        record TooLarge() implements Outcome {}

        /** The server holds as many bytes of bodies as it may. */
        record NoRoom() implements Outcome {}
    }

    /**
     * Reads it. One whose length is announced is held once; any other in pieces first, and for a moment twice.
     *
     * @param announced the length that the request's header names, or -1
     * @param hold is asked for room before there is a place for the bytes
     */
    static Outcome read(InputStream body, long announced, long bytesMax, BodyBudget.Hold hold) throws IOException {
        if (announced > bytesMax) {
            discard(body);
            return new Outcome.TooLarge();
        }
        if (announced < 0) {
            return unannounced(body, (int) Math.min(bytesMax, Integer.MAX_VALUE - 16), hold);
        }
        if (!hold.take(announced)) {
            discard(body);
            return new Outcome.NoRoom();
        }
        byte[] bytes = new byte[(int) announced];
        int length = body.readNBytes(bytes, 0, bytes.length);
        if (length < bytes.length) {
            throw new EOFException("the body ended after " + length + " of " + announced + " bytes");
        }
        return new Outcome.Whole(Payload.of(bytes));
    }

    private static Outcome unannounced(InputStream body, int bytesMax, BodyBudget.Hold hold) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        int total = 0;
        int size = FIRST_PIECE_BYTES;
        while (true) {
            if (!hold.take(size)) {
                discard(body);
                return new Outcome.NoRoom();
            }
            byte[] piece = body.readNBytes(Math.min(size, bytesMax + 1 - total));
            total += piece.length;
            pieces.add(piece);
            if (total > bytesMax) {
                discard(body);
                return new Outcome.TooLarge();
            }
            if (piece.length < size) {
                return new Outcome.Whole(Payload.of(joined(pieces, total)));
            }
            size = Math.min(PIECE_BYTES_MAX, 2 * size);
        }
    }

    private static byte[] joined(List<byte[]> pieces, int total) {
        byte[] bytes = new byte[total];
        int length = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, bytes, length, piece.length);
            length += piece.length;
        }
        return bytes;
    }

    /** A sender that goes away meanwhile changes nothing: the body is refused. */
    private static void discard(InputStream body) {
        byte[] buffer = new byte[DISCARD_BUFFER_BYTES];
        long discarded = 0;
        try {
            for (int read = 0; read >= 0 && discarded < DISCARDED_BYTES_MAX; read = body.read(buffer)) {
                discarded += read;
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the sender of a body that is refused went away", e);
        }
    }
}
