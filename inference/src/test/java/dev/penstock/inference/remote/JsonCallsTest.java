package dev.penstock.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.penstock.outbound.CallFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: another server's mistake does not fill our memory. Method: a loopback server that does not stop in time. */
class JsonCallsTest {
    private static final int PART_BYTES = 1 << 20;

    @SuppressWarnings("NullAway.Init") // by start
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int sent = 0; sent <= JsonCalls.ANSWER_BYTES_MAX; sent += PART_BYTES) {
                    body.write(new byte[PART_BYTES]);
                }
            } catch (IOException e) {
                // the other side has heard enough
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerBeyondTheBoundIsRefusedAndSaysNothingAgainstTheServer() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        CallFailure failure = catchThrowableOfType(
                CallFailure.class, () -> new JsonCalls().ask(uri, null, null, Duration.ofSeconds(20)));
        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.REFUSED);
        assertThat(failure).hasMessage("the answer has more than 33554432 bytes, which is the bound");
    }
}
