package dev.penstock.system;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A system that wants to hear of decisions, and verifies them with the reference library of Standard Webhooks. */
final class CallbackReceiver implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final int ACCEPTING = 204;

    private final HttpServer server;
    private final Queue<Call> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile int status = ACCEPTING;

    /** @param verified whether the library verified its signature */
    record Call(String path, String body, Headers headers, boolean verified) {}

    CallbackReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers with another status than success. */
    void refuse(int withStatus) {
        status = withStatus;
    }

    void accept() {
        status = ACCEPTING;
    }

    /** The calls about a subject that it accepted. */
    List<Call> accepted(String subject) {
        return accepted.stream()
                .filter(call -> call.path().equals("/" + subject))
                .toList();
    }

    long refused(String subject) {
        return refused.stream().filter(path -> path.equals("/" + subject)).count();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answered = status;
        if (answered != ACCEPTING) {
            refused.add(path);
        } else {
            accepted.add(new Call(path, body, exchange.getRequestHeaders(), verifies(exchange, body)));
        }
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    private static boolean verifies(HttpExchange exchange, String body) {
        try {
            new Webhook(SECRET).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
