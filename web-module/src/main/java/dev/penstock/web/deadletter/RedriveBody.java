package dev.penstock.web.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.web.parameter.JsonBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive is asked for with: either a message, or a stage.
 *
 * @param messageId of one letter
 * @param stage whose oldest letters are meant, or {@code intake}
 * @param limit how many of them, 1 to {@value #LIMIT_MAX}
 */
record RedriveBody(@Nullable String messageId, @Nullable String stage, int limit) {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 1_000;

    private static final Set<String> MEMBERS = Set.of("messageId", "stage", "limit");

    static RedriveBody read(@Nullable String text) {
        JsonNode body = JsonBody.object(text, MEMBERS, "\"messageId\", or \"stage\" and \"limit\"");
        if (body.has("messageId") == body.has("stage") || (body.has("messageId") && body.has("limit"))) {
            throw JsonBody.refused("the body must have either \"messageId\", or \"stage\" with or without \"limit\"");
        }
        return new RedriveBody(text(body, "messageId"), text(body, "stage"), limit(body));
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.has(name) ? JsonBody.text(body, name) : null;
    }

    private static int limit(JsonNode body) {
        JsonNode limit = body.path("limit");
        if (limit.isMissingNode()) {
            return LIMIT_DEFAULT;
        }
        if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > LIMIT_MAX) {
            throw JsonBody.refused("\"limit\" must be a whole number from 1 to " + LIMIT_MAX + ", found " + limit);
        }
        return limit.intValue();
    }
}
