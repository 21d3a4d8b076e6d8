package dev.penstock.web.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Follows the requests of one connection byte by byte, so that it is known where each ends before anything else reads it. Whatever leaves
 * doubt is refused. For one thread at a time.
 */
final class RequestScanner {
    /** As much as the server takes. */
    static final int HEAD_BYTES_MAX = 8_192;

    private static final int LINE_BYTES_FIRST = 512;
    private static final int LINE_BYTES_MAX = 256;
    private static final int TRAILER_BYTES_MAX = 4_096;
    private static final int CHUNK_DIGITS_MAX = 7;
    private static final int EMPTY_LINES_MAX = 2;

    /** How far the request has come that is on its way. */
    enum Part {
        /** Nothing of one is there. */
        NONE,
        HEAD,
        BODY
    }

    private enum State {
        START,
        HEAD,
        COUNTED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    /** Grows as it is needed: many connections wait, and most heads are short. */
    private byte[] line = new byte[LINE_BYTES_FIRST];

    private State state = State.START;
    private int lineBytes;

    /** Of the request line with its end; 0 before that end. */
    private int requestLineBytes;

    private boolean first11;
    private int emptyLines;
    private int trailerBytes;
    private long remaining;
    private boolean expectsContinue;
    private long requests;

    /** Takes what came next. */
    void take(ByteBuffer bytes) throws RequestRefused {
        while (bytes.hasRemaining()) {
            if (state == State.COUNTED || state == State.CHUNK) {
                skip(bytes);
            } else {
                take(bytes.get());
            }
        }
    }

    Part part() {
        return switch (state) {
            case START -> Part.NONE;
            case HEAD -> Part.HEAD;
            default -> Part.BODY;
        };
    }

    /** How many requests have been whole so far. */
    long requests() {
        return requests;
    }

    /** Whether the sender of the body on its way waits to be asked for it. */
    boolean expectsContinue() {
        return part() == Part.BODY && expectsContinue;
    }

    private void skip(ByteBuffer bytes) {
        int skipped = (int) Math.min(remaining, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        remaining -= skipped;
        if (remaining == 0) {
            if (state == State.COUNTED) {
                end();
            } else {
                line(State.CHUNK_END);
            }
        }
    }

    private void take(byte b) throws RequestRefused {
        switch (state) {
            case START -> start(b);
            case HEAD -> head(b);
            case CHUNK_SIZE -> {
                if (endsLine(b, LINE_BYTES_MAX, "CHUNK_MALFORMED")) {
                    chunk();
                }
            }
            case CHUNK_END -> {
                if (endsLine(b, 2, "CHUNK_MALFORMED")) {
                    line(State.CHUNK_SIZE);
                }
            }
            default -> {
                if (++trailerBytes > TRAILER_BYTES_MAX) {
                    throw new RequestRefused(431, "TRAILER_TOO_LARGE", "a trailer has up to 4096 bytes");
                }
                if (endsLine(b, TRAILER_BYTES_MAX, "TRAILER_MALFORMED")) {
                    trailer();
                }
            }
        }
    }

    /** An empty line before a request is no part of it (RFC 9112, 2.2). */
    private void start(byte b) throws RequestRefused {
        if (b != (lineBytes == 0 ? '\r' : '\n')) {
            if (lineBytes == 1 || b <= ' ' || b >= 0x7f) {
                throw RequestRefused.malformed(
                        "REQUEST_LINE_MALFORMED", "this is the beginning of no HTTP/1.1 request");
            }
            state = State.HEAD;
            head(b);
        } else if (lineBytes == 0) {
            lineBytes = 1;
        } else {
            lineBytes = 0;
            if (++emptyLines > EMPTY_LINES_MAX) {
                throw RequestRefused.malformed("REQUEST_LINE_MALFORMED", "there are empty lines instead of a request");
            }
        }
    }

    private void head(byte b) throws RequestRefused {
        if (lineBytes == HEAD_BYTES_MAX) {
            throw new RequestRefused(431, "HEAD_TOO_LARGE", "a request's head has up to " + HEAD_BYTES_MAX + " bytes");
        }
        strictEnds(b, "HEADER_MALFORMED");
        add(b);
        if (b != '\n') {
            return;
        }
        if (requestLineBytes == 0) {
            // at once: what follows a whole request goes on with it, and the server would look at a line that is none
            first11 = HeadRules.requestLine(line, lineBytes);
            requestLineBytes = lineBytes;
        } else if (line[lineBytes - 3] == '\n') {
            Framing framing = HeadRules.headers(line, requestLineBytes, lineBytes, first11);
            expectsContinue = framing.expectsContinue();
            if (framing instanceof Framing.Chunked) {
                trailerBytes = 0;
                line(State.CHUNK_SIZE);
                return;
            }
            remaining = ((Framing.Counted) framing).bytes();
            if (remaining == 0) {
                end();
            } else {
                line(State.COUNTED);
            }
        }
    }

    private void chunk() throws RequestRefused {
        int digits = 0;
        long size = 0;
        while (digits < lineBytes - 2 && Character.digit(line[digits], 16) >= 0) {
            size = size * 16 + Character.digit(line[digits], 16);
            if (++digits > CHUNK_DIGITS_MAX) {
                throw new RequestRefused(413, "BODY_TOO_LARGE", "a chunk's size has up to 7 digits");
            }
        }
        if (digits == 0 || digits < lineBytes - 2) {
            throw RequestRefused.malformed(
                    "CHUNK_MALFORMED", "a chunk begins with its size in hexadecimal digits; extensions are not taken");
        }
        remaining = size;
        line(size == 0 ? State.TRAILER : State.CHUNK);
    }

    private void trailer() throws RequestRefused {
        if (lineBytes == 2) {
            end();
            return;
        }
        int colon = 0;
        while (colon < lineBytes && line[colon] != ':') {
            if (line[colon] <= ' ' || line[colon] >= 0x7f) {
                throw RequestRefused.malformed("TRAILER_MALFORMED", "a trailer is a name, a colon and a value");
            }
            colon++;
        }
        if (colon == 0 || colon == lineBytes) {
            throw RequestRefused.malformed("TRAILER_MALFORMED", "a trailer is a name, a colon and a value");
        }
        lineBytes = 0;
    }

    private boolean endsLine(byte b, int bytesMax, String code) throws RequestRefused {
        if (lineBytes == bytesMax) {
            throw RequestRefused.malformed(code, "a line is longer than " + bytesMax + " bytes");
        }
        strictEnds(b, code);
        add(b);
        return b == '\n';
    }

    /** A line ends with CR LF, and neither stands anywhere else; so does no NUL. */
    private void strictEnds(byte b, String code) throws RequestRefused {
        boolean afterCr = lineBytes > 0 && line[lineBytes - 1] == '\r';
        if (afterCr != (b == '\n') || b == 0) {
            throw RequestRefused.malformed(code, "a line ends with CR LF, and neither stands anywhere else");
        }
    }

    private void add(byte b) {
        if (lineBytes == line.length) {
            line = Arrays.copyOf(line, 2 * lineBytes);
        }
        line[lineBytes++] = b;
    }

    private void line(State next) {
        state = next;
        lineBytes = 0;
        requestLineBytes = 0;
    }

    private void end() {
        requests++;
        emptyLines = 0;
        line(State.START);
    }
}
