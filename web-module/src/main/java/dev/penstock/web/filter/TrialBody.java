package dev.penstock.web.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.filter.TrialRequest;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client wants to have tried. Says what was found and what is allowed when it cannot be read. */
record TrialBody(
        String selector,
        @Nullable String source,
        @Nullable String type,
        @Nullable String stage,
        int last) {
    private static final List<String> MEMBERS = List.of("selector", "source", "type", "stage", "last");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TrialBody read(@Nullable String text) {
        JsonNode body = parse(text);
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw refused("the body has a member \"" + name + "\", allowed are " + String.join(", ", MEMBERS));
            }
        });
        return new TrialBody(
                text(body, "selector").orElseThrow(() -> refused("\"selector\" must be a text, found nothing")),
                text(body, "source").orElse(null),
                text(body, "type").orElse(null),
                text(body, "stage").orElse(null),
                last(body.path("last")));
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

    private static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw refused("\"" + name + "\" must be a text, found " + value);
        }
        return Optional.of(value.asText());
    }

    private static int last(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return TrialRequest.EVENTS_DEFAULT;
        }
        if (!value.isInt()) {
            throw refused("\"last\" must be a number from 1 to " + TrialRequest.EVENTS_MAX + ", found " + value);
        }
        return value.asInt();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "BODY_REFUSED", detail));
    }
}
