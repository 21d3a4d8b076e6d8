package dev.penstock.inference.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server on this machine that answers as a test says, and remembers what it was asked. */
public final class LoopbackServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it was asked. */
    public record Asked(String method, String path, Optional<String> authorization, JsonNode body) {}

    /** What it answers. */
    public record Answer(int status, String body, Optional<String> retryAfter) {
        public static Answer of(int status, String body) {
            return new Answer(status, body, Optional.empty());
        }

        public static Answer ok(JsonNode body) {
            return of(200, body.toString());
        }
    }

    /** How it answers. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Asked asked);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable CountDownLatch held;

    public LoopbackServer(Handler handler) throws IOException {
        this(0, handler);
    }

    /** @param port 0 for one that is free */
    public LoopbackServer(int port, Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> handle(exchange, handler));
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange, Handler handler) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Asked one = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body.length == 0 ? JSON.missingNode() : JSON.readTree(body));
        asked.add(one);
        Answer answer = handler.answer(one);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.retryAfter().ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", seconds));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            awaitRelease();
            out.write(bytes);
        }
    }

    private void awaitRelease() {
        CountDownLatch latch = held;
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on an answer's head comes and its body does not, until {@link #release}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        CountDownLatch latch = held;
        held = null;
        if (latch != null) {
            latch.countDown();
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Asked> asked() {
        return asked;
    }

    public List<Asked> asked(String pathEnd) {
        return asked.stream().filter(one -> one.path().endsWith(pathEnd)).toList();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
