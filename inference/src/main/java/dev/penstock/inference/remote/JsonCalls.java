package dev.penstock.inference.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.outbound.CallFailure;
import dev.penstock.outbound.HttpCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP with JSON bodies, ended in time whatever the other side does. Safe for use by many threads. */
public final class JsonCalls {
    /** The most bytes of an answer. */
    public static final int ANSWER_BYTES_MAX = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpCalls calls = new HttpCalls(ANSWER_BYTES_MAX);

    /**
     * Asks.
     *
     * @param body sent with POST; null sends GET
     * @param token a bearer token; null sends none
     * @return what was answered; a missing node when that was no JSON
     * @throws CallFailure when there is no answer in time, or one with another status than success
     */
    public JsonNode ask(URI uri, @Nullable JsonNode body, @Nullable String token, Duration within) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(within).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        }
        String what = (body == null ? "GET " : "POST ") + uri.getPath();
        return json(calls.send(request.build(), what, within).body());
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.missingNode() : read;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
