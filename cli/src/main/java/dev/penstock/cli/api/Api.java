package dev.penstock.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.Endpoints;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.signature.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running instance, as its operators and its senders reach it. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String token;

    private Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** @throws CommandFailure when nothing runs from this home */
    public static Api of(Home home) {
        return new Api(Endpoints.of(home).http(), new HomeSecrets(home).value(HomeSecrets.API_TOKEN));
    }

    /** Whether this is the installation of an address. */
    public boolean isAt(String address) {
        return base.equals(bare(address));
    }

    private static String bare(String address) {
        return address.replaceAll("/+$", "");
    }

    /** An installation anywhere, by its address and its token. */
    public static Api at(String base, String token) {
        return new Api(bare(base), token);
    }

    /**
     * Asks {@code GET /api/v1} + {@code path}.
     *
     * @throws CommandFailure with the problem's detail when the answer is not 200
     */
    public JsonNode get(String path) {
        return find(path).orElseThrow(() -> new CommandFailure("there is no " + path));
    }

    /** The same, empty for 404. */
    public Optional<JsonNode> find(String path) {
        Answer answer = ask("GET", path, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.orFail());
    }

    /**
     * Asks anything of {@code /api/v1} + {@code path}, with JSON as the body unless it is null. What the answer means is for the
     * caller to see.
     */
    public Answer ask(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = request("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .header("Penstock-Operator", operator())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = send(request.build());
        return new Answer(answer.statusCode(), read(answer));
    }

    /** Whom the audit is to name: the user of this machine. */
    private static String operator() {
        String user = System.getProperty("user.name", "").replaceAll("[^ -~]", "?");
        return user.isBlank() ? "unnamed" : user;
    }

    /** Where a source's webhooks go. */
    public String hook(String source) {
        return base + "/hooks/" + encoded(source);
    }

    /** Posts a webhook as its sender would. */
    public Answer post(WebhookRequest webhook) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofByteArray(webhook.body().bytes()));
        webhook.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpResponse<String> answer = send(request.build());
        return new Answer(answer.statusCode(), read(answer));
    }

    /** A part of a path, percent-encoded. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One more parameter of a query that has one already; nothing when there is no value. */
    public static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailure("no answer from " + base + ": " + e + "; see penstock up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while waiting for " + base, e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CommandFailure(
                    "the server answered " + answer.statusCode() + " with something else than JSON", e);
        }
    }

    /** What the server said. */
    public record Answer(int status, JsonNode body) {
        /** The body of an answer 200; else fails with what the server complained of. */
        public JsonNode orFail() {
            if (status != 200) {
                String why = body.path("detail").asText(body.path("message").asText("no detail"));
                throw new CommandFailure("the server answered " + status + ": " + why);
            }
            return body;
        }
    }
}
