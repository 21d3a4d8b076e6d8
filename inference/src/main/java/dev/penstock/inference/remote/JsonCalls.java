package dev.penstock.inference.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.outbound.LimitedBytes;
import dev.penstock.outbound.OversizedAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP with JSON bodies, ended in time whatever the other side does. Safe for use by many threads. */
public final class JsonCalls {
    /** The most bytes of an answer. */
    public static final int ANSWER_BYTES_MAX = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();

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
        HttpResponse<byte[]> response = send(request.build(), what, within);
        if (response.statusCode() / 100 != 2) {
            throw CallFailure.ofStatus(response.statusCode(), what, retryAfter(response));
        }
        return json(response.body());
    }

    /** The client's own time limit ends with the answer's head; this one counts until its last byte. */
    private HttpResponse<byte[]> send(HttpRequest request, String what, Duration within) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, head -> new LimitedBytes(ANSWER_BYTES_MAX));
        try {
            return sent.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw timedOut(what, within);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw timedOut(what, within);
        } catch (ExecutionException e) {
            throw failure(e.getCause(), what, within);
        }
    }

    private static CallFailure failure(@Nullable Throwable cause, String what, Duration within) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof OversizedAnswer) {
                return new CallFailure(
                        CallFailure.Kind.REFUSED,
                        "the answer has more than " + ANSWER_BYTES_MAX + " bytes, which is the bound");
            }
        }
        if (cause instanceof java.net.http.HttpConnectTimeoutException) {
            return new CallFailure(CallFailure.Kind.UNREACHABLE, "it took no connection in time");
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return timedOut(what, within);
        }
        if (cause instanceof IOException) {
            return new CallFailure(
                    CallFailure.Kind.UNREACHABLE,
                    what + " was not answered, " + cause.getClass().getSimpleName());
        }
        return new CallFailure(
                CallFailure.Kind.BROKEN,
                what + " failed, " + (cause == null ? "" : cause.getClass().getSimpleName()));
    }

    private static CallFailure timedOut(String what, Duration within) {
        return new CallFailure(
                CallFailure.Kind.TIMED_OUT, what + " was not answered within " + within.toMillis() + " ms");
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
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
