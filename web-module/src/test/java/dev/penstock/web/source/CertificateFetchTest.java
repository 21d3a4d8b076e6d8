package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.penstock.signature.SenderKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is fetched over the network and what is not, from a host on this machine that an authority of our own vouches for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateFetchTest {
    private final AtomicInteger followed = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestAuthority authority;
    private HttpsServer host;
    private CertificateFetch fetch;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        authority = TestAuthority.in(folder);
        String file = authority.pem("signer", "issuer");
        host = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
        host.createContext("/good.pem", exchange -> answer(exchange, 200, file));
        host.createContext("/missing.pem", exchange -> answer(exchange, 404, file));
        host.createContext("/moved.pem", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere.pem");
            answer(exchange, 302, "");
        });
        host.createContext("/elsewhere.pem", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, file);
        });
        host.createContext("/large.pem", exchange -> answer(exchange, 200, "x".repeat(CertificateFetch.BYTES_MAX + 1)));
        host.createContext("/slow.pem", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            awaitEnd();
        });
        host.setExecutor(threads);
        host.start();
        fetch = fetch(Duration.ofSeconds(30));
    }

    @AfterAll
    void stop() {
        over.countDown();
        host.stop(0);
        threads.shutdown();
    }

    private CertificateFetch fetch(Duration timeout) throws Exception {
        return new CertificateFetch(
                HttpClient.newBuilder().sslContext(authority.client()), InetAddress::isLoopbackAddress, timeout);
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + host.getAddress().getPort() + path);
    }

    @Test
    void aFileComesWithTheCertificatesOfItsHost() throws Exception {
        Fetched fetched = fetch.fetch(url("/good.pem"));
        assertThat(new String(fetched.file(), StandardCharsets.US_ASCII)).isEqualTo(authority.pem("signer", "issuer"));
        assertThat(fetched.beside()).contains(authority.certificate("host"));
    }

    @Test
    void fromTheNetworkToAKeyThatIsBelieved() throws Exception {
        FetchedCertificates certificates = new FetchedCertificates(
                fetch, new TrustedChains(List.of(authority.certificate("root")), List.of()), InstantSource.system());
        assertThat(certificates.senderKey(url("/good.pem")))
                .isEqualTo(new SenderKey.Known(
                        authority.certificate("signer").getPublicKey(), Set.of("sns.example", "sns.eu.example")));
        assertThat(certificates.senderKey(url("/missing.pem")))
                .isEqualTo(new SenderKey.Unavailable("it could not be fetched"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> fetch.fetch(url("/moved.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 302");
        assertThat(followed).hasValue(0);
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        assertThatThrownBy(() -> fetch.fetch(url("/large.pem"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatNeverEndsIsGivenUp() throws Exception {
        CertificateFetch impatient = fetch(Duration.ofMillis(500));
        assertThatThrownBy(() -> impatient.fetch(url("/slow.pem"))).isInstanceOf(IOException.class);
    }

    @Test
    void aHostThatCannotProveItselfIsNotBelieved() {
        URI otherName = URI.create("https://127.0.0.1:" + host.getAddress().getPort() + "/good.pem");
        assertThatThrownBy(() -> fetch.fetch(otherName)).isInstanceOf(IOException.class);
        CertificateFetch platform =
                new CertificateFetch(HttpClient.newBuilder(), InetAddress::isLoopbackAddress, Duration.ofSeconds(30));
        assertThatThrownBy(() -> platform.fetch(url("/good.pem"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://sns.example/a.pem, over https only",
        "https://127.0.0.1:1/a.pem, private network",
        "https://[::1]:1/a.pem, private network"
    })
    void anAddressThatIsNotMeantIsRefusedBeforeACall(String url, String reason) {
        assertThatThrownBy(() -> new CertificateFetch().fetch(URI.create(url)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
