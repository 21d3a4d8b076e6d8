package dev.penstock.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.penstock.cli.api.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: a dry run changes nothing and foretells what the run does. Method: two registries that answer from a script. */
class PromotionTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer from;
    private HttpServer to;

    PromotionTest() throws IOException {
        from = server();
        to = server();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        from.createContext(
                "/api/v1/registry/schemas",
                exchange -> answer(
                        exchange,
                        200,
                        "[{\"subject\":\"same\",\"version\":1,\"schema\":\"{}\"},{\"subject\":\"new\",\"version\":2,\"schema\":\"{}\"},"
                                + "{\"subject\":\"bad\",\"version\":3,\"schema\":\"{}\"}]"));
        to.createContext("/api/v1/registry/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/api/v1/registry".length());
            asked.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            switch (path) {
                case "/subjects/same" -> answer(exchange, 200, "{\"version\":7}");
                case "/subjects/new/versions" -> answer(exchange, 200, "{\"id\":4,\"version\":1}");
                case "/compatibility/subjects/new/versions" -> answer(exchange, 200, "{\"is_compatible\":true}");
                case "/compatibility/subjects/bad/versions" ->
                    answer(exchange, 200, "{\"is_compatible\":false,\"messages\":[\"TYPE_CHANGED\"]}");
                case "/subjects/bad/versions" ->
                    answer(exchange, 409, "{\"error_code\":409,\"message\":\"TYPE_CHANGED\"}");
                default -> answer(exchange, 404, "{\"error_code\":40401,\"message\":\"not found\"}");
            }
        });
        from.start();
        to.start();
    }

    @AfterEach
    void stop() {
        from.stop(0);
        to.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private List<Promotion.Step> run(boolean dryRun, String... types) {
        return new Promotion(api(from, "of-from"), api(to, "of-to"), dryRun).run(List.of(types));
    }

    private static Api api(HttpServer server, String token) {
        return Api.at("http://127.0.0.1:" + server.getAddress().getPort() + "/", token);
    }

    @Test
    void aDryRunForetellsAndChangesNothing() {
        assertThat(run(true))
                .extracting(step -> step.type() + ": " + step.outcome().word())
                .containsExactly("same: same", "new: would promote", "bad: refused");
        assertThat(asked).noneMatch(request -> request.contains("POST /subjects/new/versions"));
        assertThat(asked).allMatch(request -> request.endsWith("Bearer of-to"));
    }

    @Test
    void aRunRegistersWhatIsCompatibleAndSaysWhyTheRestIsNot() {
        assertThat(run(false))
                .extracting(step -> step.type() + ": " + step.outcome().word() + " " + step.detail())
                .containsExactly(
                        "same: same is version 7 there",
                        "new: promoted is version 1 there",
                        "bad: refused 409 TYPE_CHANGED");
    }

    @Test
    void aTypeThatIsNotThereIsRefused() {
        assertThat(run(false, "new", "other"))
                .extracting(Promotion.Step::outcome)
                .containsExactly(Promotion.Outcome.PROMOTED, Promotion.Outcome.REFUSED);
    }
}
