package dev.penstock.cli.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Whether a server says that it is ready for work. Before it has deployed anything it says so too, with no check to show for
 * it: that does not count.
 *
 * @param http the server's base URL
 */
public record Readiness(String http) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    public boolean reached() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(http + "/health/ready"))
                .timeout(ANSWER_MAX)
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && !JSON.readTree(answer.body()).path("checks").isEmpty();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
