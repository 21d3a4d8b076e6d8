package dev.penstock.web.source;

import dev.penstock.web.problem.Problem;
import java.util.Locale;

/** How a delivery ended. */
sealed interface WebhookReply {
    /** A word for counting. */
    String outcome();

    /** Acknowledged. */
    record Acknowledged(WebhookAnswer answer) implements WebhookReply {
        @Override
        public String outcome() {
            return answer.status();
        }
    }

    /** Not acknowledged: the sender keeps it. */
    record Refused(Problem problem) implements WebhookReply {
        @Override
        public String outcome() {
            return problem.code().toLowerCase(Locale.ROOT);
        }
    }

    static WebhookReply refused(int status, String code, String detail) {
        return new Refused(Problem.of(status, code, detail));
    }
}
