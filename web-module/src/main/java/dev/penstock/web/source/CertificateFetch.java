package dev.penstock.web.source;

import dev.penstock.outbound.LimitedBytes;
import dev.penstock.outbound.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Gets certificates over HTTPS: within 5 seconds in all, without following redirects, up to 64 KiB, and from no address of a private
 * network. Should a name lead elsewhere between the look at its addresses and the call, then TLS fails.
 */
final class CertificateFetch implements FetchedCertificates.Fetch {
    static final int BYTES_MAX = 64 << 10;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Predicate<InetAddress> callable;
    private final Duration timeout;
    private final HttpClient client;

    CertificateFetch() {
        this(HttpClient.newBuilder(), PublicAddress::isPublic, TIMEOUT);
    }

    /**
     * @param client whom it trusts
     * @param callable the addresses that may be called
     * @param timeout of all of it
     */
    CertificateFetch(HttpClient.Builder client, Predicate<InetAddress> callable, Duration timeout) {
        this.callable = callable;
        this.timeout = timeout;
        this.client = client.connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Fetched fetch(URI url) throws IOException, InterruptedException {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IOException("certificates are fetched over https only");
        }
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
            if (!callable.test(address)) {
                throw new IOException("the host " + url.getHost() + " has an address in a private network");
            }
        }
        HttpRequest request = HttpRequest.newBuilder(url).timeout(timeout).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBytes(head.statusCode() == 200 ? BYTES_MAX : 0));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the sender answered " + response.statusCode());
            }
            return new Fetched(response.body(), beside(response));
        } catch (ExecutionException e) {
            throw new IOException("the certificate could not be fetched", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the certificate did not come within " + timeout, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static List<X509Certificate> beside(HttpResponse<?> response) {
        try {
            SSLSession session = response.sslSession().orElse(null);
            Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
            return Stream.of(chain)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
