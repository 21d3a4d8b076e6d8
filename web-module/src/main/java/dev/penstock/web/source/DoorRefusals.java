package dev.penstock.web.source;

import dev.penstock.source.Admission;
import dev.penstock.source.EventRefusal;
import dev.penstock.web.problem.Problem;

/** What the door's refusals are in HTTP. */
final class DoorRefusals {
    private DoorRefusals() {}

    static WebhookReply of(Admission admission) {
        if (admission instanceof Admission.Unverified unverified) {
            return WebhookReply.refused(401, unverified.code().name(), unverified.detail());
        }
        if (admission instanceof Admission.Refused refused) {
            return WebhookReply.refused(status(refused.code()), refused.code().name(), refused.detail());
        }
        if (admission instanceof Admission.Violating violating) {
            return new WebhookReply.Refused(
                    Problem.of(422, "SCHEMA_VIOLATED", "the event's data does not follow the schema of its type")
                            .withViolations(violating.violations()));
        }
        throw new IllegalArgumentException("no refusal: " + admission.getClass().getSimpleName());
    }

    private static int status(EventRefusal code) {
        return switch (code) {
            case CONTENT_TYPE_UNSUPPORTED -> 415;
            case TOO_MANY_EVENTS -> 413;
            default -> 400;
        };
    }
}
