package dev.penstock.web.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.definitions.Quantity;
import dev.penstock.source.SecretRotation;
import dev.penstock.web.parameter.Parameters;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation is asked for with: {@code {"key": "github.secret.2", "keepOld": "24h"}}, or {@code oldUntil} with an instant.
 *
 * @param key where the new secret stands in the configuration
 * @param oldUntil when those that it replaces end
 */
record RotationBody(String key, Instant oldUntil) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> MEMBERS = Set.of("key", "keepOld", "oldUntil");

    static RotationBody read(@Nullable String text, Instant now) {
        JsonNode body = parse(text);
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw refused("the body has \"key\", and \"keepOld\" or \"oldUntil\", found " + unknown);
        }
        return new RotationBody(text(body, "key"), oldUntil(body, now));
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

    private static Instant oldUntil(JsonNode body, Instant now) {
        if (body.has("keepOld") && body.has("oldUntil")) {
            throw refused("\"keepOld\" and \"oldUntil\" exclude each other");
        }
        if (body.has("oldUntil")) {
            Instant until = Parameters.instant("oldUntil", text(body, "oldUntil"));
            if (until.isBefore(now)) {
                throw refused("\"oldUntil\" must not be over, found " + until + "; \"keepOld\": \"0s\" means at once");
            }
            return until;
        }
        if (!body.has("keepOld")) {
            return now.plus(SecretRotation.KEEP_DEFAULT);
        }
        String keep = text(body, "keepOld");
        return now.plus(Quantity.duration(keep)
                .filter(duration -> duration.compareTo(SecretRotation.KEEP_MAX) <= 0)
                .orElseThrow(() -> refused("\"keepOld\" must be " + Quantity.DURATION_FORM + ", up to "
                        + Quantity.write(SecretRotation.KEEP_MAX) + ", found '" + keep + "'")));
    }

    private static String text(JsonNode body, String name) {
        if (!body.path(name).isTextual()) {
            throw refused("\"" + name + "\" must be a text");
        }
        return body.get(name).asText();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "BODY_INVALID", detail));
    }
}
