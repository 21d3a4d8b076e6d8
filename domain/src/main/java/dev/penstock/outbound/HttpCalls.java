package dev.penstock.outbound;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls to other servers by HTTP/1.1, ended in time whatever the other side does. Redirects are not followed. Safe for use by many
 * threads.
 */
public final class HttpCalls {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final int answerBytesMax;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();

    /** @param answerBytesMax the most bytes of an answer's body; more of them fail the call, 0 passes over whatever comes */
    public HttpCalls(int answerBytesMax) {
        this.answerBytesMax = answerBytesMax;
    }

    /**
     * Calls, and returns what was answered with a status of success.
     *
     * @param what the call in a few words, for messages
     * @param within all of it, until the answer's last byte
     * @throws CallFailure when there is no answer in time, or one with another status
     */
    public HttpResponse<byte[]> send(HttpRequest request, String what, Duration within) {
        HttpResponse<byte[]> response = await(request, what, within);
        if (response.statusCode() / 100 != 2) {
            throw CallFailure.ofStatus(response.statusCode(), what, retryAfter(response));
        }
        return response;
    }

    /** The client's own time limit ends with the answer's head; this one counts until its last byte. */
    private HttpResponse<byte[]> await(HttpRequest request, String what, Duration within) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, head -> new LimitedBytes(answerBytesMax));
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

    private CallFailure failure(@Nullable Throwable cause, String what, Duration within) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof OversizedAnswer) {
                return new CallFailure(
                        CallFailure.Kind.REFUSED,
                        "the answer has more than " + answerBytesMax + " bytes, which is the bound");
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
}
