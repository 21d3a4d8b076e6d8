package dev.penstock.web.wire;

/** How the length of a request's body is told. */
sealed interface Framing {
    /** By Content-Length, or there is none and the length is 0. */
    record Counted(long bytes, boolean expectsContinue) implements Framing {}

    /** In chunks. */
    record Chunked(boolean expectsContinue) implements Framing {}

    /** Whether the sender waits for a word before it sends the body. */
    boolean expectsContinue();
}
