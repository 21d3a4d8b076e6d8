package dev.penstock.web.source;

import dev.penstock.limit.BodyBudget;
import dev.penstock.limit.Flow;
import dev.penstock.limit.IpAddress;
import dev.penstock.limit.Limits;
import dev.penstock.limit.Passage;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.limit.Turnstile;
import dev.penstock.source.Source;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds each source to its limits before anything of a delivery is read. Safe for use by many threads. */
final class Gates {
    private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
    private final Flow server;
    private final TrustedProxies proxies;
    private final LongSupplier nanoTime;
    private final BodyBudget bodies;

    /** With the usual room for bodies. */
    Gates(Flow server, TrustedProxies proxies, LongSupplier nanoTime) {
        this(server, proxies, nanoTime, BodyBudget.ofHeap());
    }

    /**
     * @param server what all sources share
     * @param nanoTime of a clock that never goes back
     * @param bodies room for them, likewise shared
     */
    Gates(Flow server, TrustedProxies proxies, LongSupplier nanoTime, BodyBudget bodies) {
        this.bodies = bodies;
        this.server = server;
        this.proxies = proxies;
        this.nanoTime = nanoTime;
    }

    /**
     * What the gate says.
     *
     * @param refusal null for whoever may enter
     * @param leave to be called once, when the delivery has its answer
     */
    record Entry(@Nullable WebhookReply refusal, Runnable leave) {
        /** Of a delivery that no gate is for. */
        static final Entry OPEN = new Entry(null, Gates::nothing);
    }

    Entry enter(Source source, ArrivingDelivery delivery) {
        Limits limits = source.limits();
        int headers = delivery.headers().values().stream()
                .mapToInt(values -> values.size())
                .sum();
        if (headers > limits.headersMax()) {
            return refused(431, "TOO_MANY_HEADERS", "a request may have up to " + limits.headersMax() + " headers");
        }
        long nowNs = nanoTime.getAsLong();
        Turnstile turnstile = turnstiles.computeIfAbsent(source.name(), name -> new Turnstile(limits, server, nowNs));
        Passage passage = turnstile.enter(client(limits, delivery), nowNs);
        if (passage instanceof Passage.Elsewhere) {
            return refused(403, "ADDRESS_NOT_ALLOWED", "this source takes no requests from your address");
        }
        if (passage instanceof Passage.TooFast fast) {
            return refused(
                    429, "RATE_EXCEEDED", fast.scope() + " takes " + fast.rate().perSecond() + " requests a second");
        }
        if (passage instanceof Passage.TooMany many) {
            return refused(
                    429,
                    "CONCURRENCY_EXCEEDED",
                    many.scope() + " works on " + many.requestsMax() + " requests at a time");
        }
        return new Entry(null, turnstile::leave);
    }

    /** Where a delivery's body is to find room. */
    BodyBudget.Hold roomForBody() {
        return bodies.hold();
    }

    /** Only a source with a list asks where its deliveries come from. */
    private @Nullable IpAddress client(Limits limits, ArrivingDelivery delivery) {
        return limits.allowFrom().isEmpty()
                ? null
                : proxies.client(delivery.peer(), delivery.header("X-Forwarded-For"))
                        .orElse(null);
    }

    private static Entry refused(int status, String code, String detail) {
        return new Entry(WebhookReply.refused(status, code, detail), Gates::nothing);
    }

    /** Whoever was not let in has no place to give back. */
    private static void nothing() {}
}
