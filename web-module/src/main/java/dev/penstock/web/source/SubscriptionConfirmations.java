package dev.penstock.web.source;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The newest {@value #KEPT_MAX} confirmations that senders asked this server for, kept in memory: a sender asks again. The server calls
 * no address unless {@code penstock.handshake.outbound} is {@code allow}; an administrator can.
 */
@ApplicationScoped
public class SubscriptionConfirmations implements Confirmations {
    static final int KEPT_MAX = 100;

    private static final System.Logger LOG = System.getLogger(SubscriptionConfirmations.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Deque<PendingConfirmation> newest = new ArrayDeque<>();

    @Inject
    @ConfigProperty(name = "penstock.handshake.outbound", defaultValue = "forbid")
    private String outbound;

    @Inject
    private InstantSource clock;

    @Resource
    private ManagedExecutorService executor;

    @Override
    public void asked(String source, URI url) {
        PendingConfirmation asked = new PendingConfirmation(source, url.toString(), clock.instant(), "pending");
        keep(asked);
        if (outbound.equals("allow")) {
            executor.execute(() -> call(asked, url));
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "source {0} waits for its subscription to be confirmed; the address is shown at /api/v1/confirmations",
                    source);
        }
    }

    /** The newest first. */
    List<PendingConfirmation> newest() {
        synchronized (newest) {
            return List.copyOf(newest);
        }
    }

    private void call(PendingConfirmation asked, URI url) {
        boolean confirmed = false;
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
            confirmed =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a subscription could not be confirmed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.log(
                System.Logger.Level.INFO,
                confirmed ? "source {0}: subscription confirmed" : "source {0}: subscription not confirmed",
                asked.source());
        keep(new PendingConfirmation(asked.source(), asked.url(), asked.askedAt(), confirmed ? "confirmed" : "failed"));
    }

    /** The latest state of an address counts. */
    private void keep(PendingConfirmation confirmation) {
        synchronized (newest) {
            newest.removeIf(known -> known.url().equals(confirmation.url()));
            newest.addFirst(confirmation);
            if (newest.size() > KEPT_MAX) {
                newest.removeLast();
            }
        }
    }
}
