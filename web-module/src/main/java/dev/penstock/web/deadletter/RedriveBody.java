package dev.penstock.web.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import java.util.Set;
import java.util.TreeSet;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> MEMBERS = Set.of("messageId", "stage", "limit");

    static RedriveBody read(@Nullable String text) {
        JsonNode body = parse(text);
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw refused("the body has \"messageId\", or \"stage\" and \"limit\", found " + unknown);
        }
        if (body.has("messageId") == body.has("stage") || (body.has("messageId") && body.has("limit"))) {
            throw refused("the body must have either \"messageId\", or \"stage\" with or without \"limit\"");
        }
        return new RedriveBody(text(body, "messageId"), text(body, "stage"), limit(body));
    }

    private static JsonNode parse(@Nullable String text) {
        try {
            JsonNode body = JSON.readTree(text == null ? "" : text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // said below: the parser's own message would quote the body
        }
        throw refused("the body must be a JSON object");
    }

    private static @Nullable String text(JsonNode body, String name) {
        if (!body.has(name)) {
            return null;
        }
        if (!body.path(name).isTextual() || body.path(name).asText().isBlank()) {
            throw refused("\"" + name + "\" must be a text");
        }
        return body.path(name).asText();
    }

    private static int limit(JsonNode body) {
        JsonNode limit = body.path("limit");
        if (limit.isMissingNode()) {
            return LIMIT_DEFAULT;
        }
        if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > LIMIT_MAX) {
            throw refused("\"limit\" must be a whole number from 1 to " + LIMIT_MAX + ", found " + limit);
        }
        return limit.intValue();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "BODY_INVALID", detail));
    }
}
