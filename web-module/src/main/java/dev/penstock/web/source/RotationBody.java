package dev.penstock.web.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.definitions.Quantity;
import dev.penstock.source.SecretRotation;
import dev.penstock.web.parameter.JsonBody;
import dev.penstock.web.parameter.Parameters;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation is asked for with: {@code {"key": "github.secret.2", "keepOld": "24h"}}, or {@code oldUntil} with an instant.
 *
 * @param key where the new secret stands in the configuration
 * @param oldUntil when those that it replaces end
 */
record RotationBody(String key, Instant oldUntil) {
    private static final Set<String> MEMBERS = Set.of("key", "keepOld", "oldUntil");

    static RotationBody read(@Nullable String text, Instant now) {
        JsonNode body = JsonBody.object(text, MEMBERS, "\"key\", and \"keepOld\" or \"oldUntil\"");
        return new RotationBody(JsonBody.text(body, "key"), oldUntil(body, now));
    }

    private static Instant oldUntil(JsonNode body, Instant now) {
        if (body.has("keepOld") && body.has("oldUntil")) {
            throw JsonBody.refused("\"keepOld\" and \"oldUntil\" exclude each other");
        }
        if (body.has("oldUntil")) {
            Instant until = Parameters.instant("oldUntil", JsonBody.text(body, "oldUntil"));
            if (until.isBefore(now)) {
                throw JsonBody.refused(
                        "\"oldUntil\" must not be over, found " + until + "; \"keepOld\": \"0s\" means at once");
            }
            return until;
        }
        if (!body.has("keepOld")) {
            return now.plus(SecretRotation.KEEP_DEFAULT);
        }
        String keep = JsonBody.text(body, "keepOld");
        return now.plus(Quantity.duration(keep)
                .filter(duration -> duration.compareTo(SecretRotation.KEEP_MAX) <= 0)
                .orElseThrow(() -> JsonBody.refused("\"keepOld\" must be " + Quantity.DURATION_FORM + ", up to "
                        + Quantity.write(SecretRotation.KEEP_MAX) + ", found '" + keep + "'")));
    }
}
