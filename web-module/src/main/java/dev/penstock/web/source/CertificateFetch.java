package dev.penstock.web.source;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets certificates over HTTPS: within 5 seconds in all, without following redirects, up to 64 KiB, and from no address of a private
 * network. Should a name lead elsewhere between the look at its addresses and the call, then TLS fails.
 */
final class CertificateFetch implements FetchedCertificates.Fetch {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int BYTES_MAX = 64 << 10;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public byte[] bytes(URI url) throws IOException, InterruptedException {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IOException("certificates are fetched over https only");
        }
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
            if (!isPublic(address)) {
                throw new IOException("the host " + url.getHost() + " has an address in a private network");
            }
        }
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBytes(head.statusCode() == 200 ? BYTES_MAX : 0));
        try {
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the sender answered " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException("the certificate could not be fetched", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the certificate did not come within " + TIMEOUT, e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Whether it is none of this host, its networks, or those that RFC 6598 and RFC 4193 set apart. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean setApart = address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc
                : bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
        return !(setApart
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress());
    }
}
