package dev.penstock.web.source;

import dev.penstock.handshake.HandshakeReply;
import dev.penstock.source.Acknowledgement;
import dev.penstock.web.problem.Problem;
import java.util.Locale;
import java.util.SortedSet;

/** How a delivery ended. */
sealed interface WebhookReply {
    /** A word for counting. */
    String outcome();

    /**
     * Acknowledged.
     *
     * @param form in which its sender wants to hear it
     */
    record Acknowledged(WebhookAnswer answer, Acknowledgement form) implements WebhookReply {
        @Override
        public String outcome() {
            return answer.status();
        }
    }

    /** Acknowledged, and decided already. */
    record Decided(WebhookAnswer answer) implements WebhookReply {
        @Override
        public String outcome() {
            return answer.status();
        }
    }

    /** It was a handshake, and this is what its sender waits for. */
    record Handshaken(HandshakeReply.Answer answer) implements WebhookReply {
        @Override
        public String outcome() {
            return "handshake";
        }
    }

    /** The same as its sender wants to hear it. */
    default WebhookReply heardAs(Acknowledgement form) {
        return this;
    }

    /**
     * Not acknowledged: the sender keeps it.
     *
     * @param bare whether the sender hears nothing but the status
     */
    record Refused(Problem problem, boolean bare) implements WebhookReply {
        Refused(Problem problem) {
            this(problem, false);
        }

        @Override
        public WebhookReply heardAs(Acknowledgement form) {
            return form.refusalsBare() ? new Refused(problem, true) : this;
        }

        @Override
        public String outcome() {
            return problem.code().toLowerCase(Locale.ROOT);
        }
    }

    /** A request that is neither a delivery nor of the source's handshake. */
    record MethodRefused(SortedSet<String> allowed) implements WebhookReply {
        @Override
        public String outcome() {
            return "method_not_allowed";
        }

        Problem problem() {
            return Problem.of(
                    405, "METHOD_NOT_ALLOWED", "the methods of this source are " + String.join(", ", allowed));
        }
    }

    static WebhookReply refused(int status, String code, String detail) {
        return new Refused(Problem.of(status, code, detail));
    }
}
