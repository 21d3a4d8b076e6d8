package dev.penstock.ejb.writeback;

import dev.penstock.outbound.BaseUrl;
import dev.penstock.outbound.CallFailure;
import dev.penstock.outbound.HttpCalls;
import dev.penstock.outbound.PublicAddress;
import dev.penstock.signature.Secret;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.ConfigValues;
import dev.penstock.writeback.OutgoingCall;
import dev.penstock.writeback.Target;
import dev.penstock.writeback.TargetUnavailable;
import dev.penstock.writeback.WriteBacks;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write-backs by HTTP. Values of the configuration are looked up for each call, so that a secret can be replaced while the server runs.
 *
 * <p>Addresses of private networks are called only where that is allowed, and plain HTTP only there. Redirects are not followed. A
 * target that does not answer is asked again after a second, then after two, four and so on up to its pause.
 */
public final class HttpWriteBacks implements WriteBacks {
    /** How much of an answer is read at the most. What it says is not looked at. */
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private static final Duration SOON = Duration.ofSeconds(1);

    private static final int DOUBLINGS_MAX = 20;

    private static final StandardWebhooksScheme SIGNATURE = new StandardWebhooksScheme();
    private static final String SIGNATURE_HEADER = "webhook-signature";

    private final ConfigValues config;
    private final boolean privateAllowed;
    private final InstantSource clock;
    private final HttpCalls calls = new HttpCalls(ANSWER_BYTES_MAX);

    /** How often in a row a target has not answered. */
    private final Map<Target, Integer> silences = new ConcurrentHashMap<>();

    /** @param privateAllowed whether addresses of private networks may be called */
    HttpWriteBacks(ConfigValues config, boolean privateAllowed, InstantSource clock) {
        this.config = config;
        this.privateAllowed = privateAllowed;
        this.clock = clock;
    }

    /**
     * Looks whether the configuration has what a target needs.
     *
     * @throws IllegalStateException naming the key that has no value, or a wrong one
     */
    public void requireConfigured(Target target) {
        base(target);
        secrets(target).forEach(SIGNATURE::requireSigning);
        if (target.token() != null) {
            value(target.token());
        }
        target.headers().values().forEach(this::value);
    }

    @Override
    public Accepted send(Target target, OutgoingCall call, Duration within) {
        URI base = base(target);
        String what = target.method() + " to " + target.url();
        try {
            requireCallable(base, what);
            int status = calls.send(request(target, call, base), what, within).statusCode();
            silences.remove(target);
            return new Accepted(base.getHost(), status);
        } catch (CallFailure e) {
            if (!e.kind().saysNothingOfTheInput()) {
                silences.remove(target);
                throw e;
            }
            throw new TargetUnavailable(String.valueOf(e.getMessage()), pause(target, e.retryAfter()));
        }
    }

    private Duration pause(Target target, Duration retryAfter) {
        int silent = silences.merge(target, 1, Integer::sum);
        Duration longer = SOON.multipliedBy(1L << Math.min(silent - 1, DOUBLINGS_MAX));
        Duration own = longer.compareTo(target.pause()) < 0 ? longer : target.pause();
        return retryAfter.compareTo(own) > 0 ? retryAfter : own;
    }

    private HttpRequest request(Target target, OutgoingCall call, URI base) {
        URI uri = URI.create(base + call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        target.method().name(),
                        BodyPublishers.ofByteArray(call.body().bytes()))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Penstock")
                .header("Idempotency-Key", call.id());
        if (call.traceparent() != null) {
            request.header("traceparent", call.traceparent());
        }
        if (target.token() != null) {
            request.header("Authorization", "Bearer " + value(target.token()));
        }
        target.headers().forEach((name, key) -> request.header(name, value(key)));
        signed(target, call, uri).forEach(request::header);
        return request.build();
    }

    /** Each secret signs; whoever receives the call needs one of them. */
    private Map<String, String> signed(Target target, OutgoingCall call, URI uri) {
        Map<String, String> headers = new TreeMap<>();
        Instant now = clock.instant();
        WebhookRequest bare = new WebhookRequest(target.method().name(), uri.toString(), Map.of(), call.body());
        for (Secret secret : secrets(target)) {
            SIGNATURE
                    .sign(bare, call.id(), now, secret)
                    .headers()
                    .forEach((name, values) -> headers.merge(
                            name,
                            values.get(0),
                            (before, more) -> name.equals(SIGNATURE_HEADER) ? before + " " + more : more));
        }
        return headers;
    }

    private List<Secret> secrets(Target target) {
        return target.secrets().stream().map(key -> new Secret(value(key))).toList();
    }

    private URI base(Target target) {
        return BaseUrl.parse(value(target.url()))
                .filter(uri -> privateAllowed || "https".equals(uri.getScheme()))
                .filter(uri -> uri.getQuery() == null && uri.getFragment() == null)
                .orElseThrow(() -> new IllegalStateException(
                        "configuration key %s must be a URL such as https://host/path, without user, query and fragment; http:// only where %s is allow"
                                .formatted(target.url().name(), WriteBackProducer.PRIVATE_KEY)));
    }

    private void requireCallable(URI base, String what) {
        if (privateAllowed) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(base.getHost())) {
                if (!PublicAddress.isPublic(address)) {
                    throw new CallFailure(
                            CallFailure.Kind.REFUSED,
                            what + " is not made: the host has an address in a private network, which "
                                    + WriteBackProducer.PRIVATE_KEY + " does not allow");
                }
            }
        } catch (UnknownHostException e) {
            throw new CallFailure(CallFailure.Kind.UNREACHABLE, what + " found no address of the host");
        }
    }

    private String value(ConfigKey key) {
        return config.find(key.name())
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "configuration key " + key.name() + ", which a 'deliver' refers to, has no value"));
    }
}
