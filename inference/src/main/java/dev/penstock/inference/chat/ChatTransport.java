package dev.penstock.inference.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.penstock.inference.remote.JsonCalls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries LangChain4j's requests over this project's own calls, which end in time, bound what they read, and fail in words that say
 * whose fault it is. For one prediction.
 */
final class ChatTransport implements HttpClient, HttpClientBuilder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonCalls http;
    private final @Nullable String token;
    private final Duration within;

    ChatTransport(JsonCalls http, @Nullable String token, Duration within) {
        this.http = http;
        this.token = token;
        this.within = within;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        JsonNode answer = http.ask(URI.create(request.url()), body(request), token, within);
        return SuccessfulHttpResponse.builder()
                .statusCode(200)
                .headers(Map.of())
                .body(answer.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static JsonNode body(HttpRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request of the chat client that is no JSON", e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are read as a whole");
    }

    @Override
    public Duration connectTimeout() {
        return within;
    }

    /** Its own time limits are not used. */
    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return within;
    }

    /** Its own time limits are not used. */
    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
