package dev.penstock.outbound;

import java.time.Duration;

/** A call that did not end as it should. The message never has anything of what was sent or answered. */
public final class CallFailure extends RuntimeException {
    /** What a failure says of the server, and of the input. */
    public enum Kind {
        /** Nobody answered: nothing is known against the input, and nobody has worked on it. */
        UNREACHABLE,
        /** It says that it cannot now: the same. */
        OVERLOADED,
        /** It began and did not end in time: the server may hang, or the input may be what it hangs on. */
        TIMED_OUT,
        /** It failed: the server's fault, or the input's. */
        BROKEN,
        /** It works, and refuses this call. */
        REFUSED;

        /** Whether the event waits without an attempt being counted. */
        public boolean saysNothingOfTheInput() {
            return this == UNREACHABLE || this == OVERLOADED;
        }

        /** Whether it speaks against the server. */
        public boolean isTheServers() {
            return this != REFUSED;
        }
    }

    /** The most that a server can ask for with Retry-After. */
    static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(5);

    private final Kind kind;
    private final Duration retryAfter;
    private final int status;

    public CallFailure(Kind kind, String message) {
        this(kind, message, Duration.ZERO, 0);
    }

    private CallFailure(Kind kind, String message, Duration retryAfter, int status) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter.compareTo(RETRY_AFTER_MAX) < 0 ? retryAfter : RETRY_AFTER_MAX;
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    /** Of HTTP; 0 when nothing was answered. */
    public int status() {
        return status;
    }

    /** What the server asks for, up to five minutes; zero when it asks for nothing. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** What a status of HTTP other than success means. */
    public static CallFailure ofStatus(int status, String what, Duration retryAfter) {
        Kind kind = switch (status) {
            case 429, 502, 503, 504 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.BROKEN : Kind.REFUSED;
        };
        return new CallFailure(kind, what + " was answered with status " + status, retryAfter, status);
    }
}
