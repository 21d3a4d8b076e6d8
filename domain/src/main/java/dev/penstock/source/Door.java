package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.handshake.Handshake;
import dev.penstock.handshake.HandshakeKeys;
import dev.penstock.handshake.HandshakeReply;
import dev.penstock.schema.Schemas;
import dev.penstock.schema.Violation;
import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.EventReading.PlacedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A source's door. It looks at a delivery in this order: handshakes that are not signed, signature and timestamp over the raw
 * bytes, handshakes that are signed, the events and their identity, the filter, and the schema where the source rejects by it. The
 * size was limited before. Touches neither broker nor database. Safe for use by many threads.
 */
public final class Door {
    private static final String DELIVERY_METHOD = "POST";

    private final Source source;
    private final SignatureScheme scheme;
    private final CurrentSecrets secrets;
    private final @Nullable Secret token;
    private final Schemas schemas;
    private final EventReading reading;
    private final SortedSet<String> methods;

    /**
     * @param scheme the source's, with what it needs to know
     * @param secrets asked once a delivery: a rotation counts from the next one on
     * @param token of the source's handshake; null when it has none
     */
    Door(Source source, SignatureScheme scheme, CurrentSecrets secrets, @Nullable Secret token, Schemas schemas) {
        this.source = source;
        this.scheme = scheme;
        this.secrets = secrets;
        this.token = token;
        this.schemas = schemas;
        this.reading = EventReading.of(source);
        this.methods = methods(source);
    }

    public Source source() {
        return source;
    }

    /** The methods of the requests that it looks at: that of deliveries, and that of its handshake. */
    public SortedSet<String> methods() {
        return methods;
    }

    private static SortedSet<String> methods(Source source) {
        SortedSet<String> methods = new TreeSet<>();
        methods.add(DELIVERY_METHOD);
        if (source.handshake() != null) {
            methods.add(source.handshake().handshake().method());
        }
        return Collections.unmodifiableSortedSet(methods);
    }

    SignatureScheme scheme() {
        return scheme;
    }

    Keyring keyring() {
        return secrets.of(source.name());
    }

    /**
     * Looks at one delivery.
     *
     * @param now when it arrived
     * @param traceparent of the request that brought it
     * @throws SecretsUnknown when it cannot be told yet which secrets have ended
     */
    public Admission look(WebhookRequest delivery, Instant now, String traceparent) {
        List<Secret> active = keyring().activeAt(now);
        HandshakeKeys keys = new HandshakeKeys(active, token);
        Optional<HandshakeReply> unsigned = handshake(delivery, keys, false);
        if (unsigned.isPresent()) {
            return new Admission.Handshaken(unsigned.get());
        }
        if (!delivery.method().equals(DELIVERY_METHOD)) {
            return new Admission.Refused(
                    EventRefusal.HANDSHAKE_UNKNOWN, "the request is no handshake of this source, and no delivery");
        }
        if (active.isEmpty()) {
            return new Admission.Unverified(
                    RefusalCode.SIGNATURE_MISMATCH,
                    "every secret of this source has ended, and none has taken its place");
        }
        Verification verification = scheme.verify(delivery, active, now);
        if (verification instanceof Verification.Refused refused) {
            return new Admission.Unverified(refused.code(), refused.detail());
        }
        Verification.Verified proof = (Verification.Verified) verification;
        return handshake(delivery, keys, true)
                .<Admission>map(Admission.Handshaken::new)
                .orElseGet(() -> admit(delivery, proof, now, traceparent));
    }

    private Optional<HandshakeReply> handshake(WebhookRequest delivery, HandshakeKeys keys, boolean signed) {
        HandshakeUse use = source.handshake();
        if (use == null) {
            return Optional.empty();
        }
        Handshake handshake = use.handshake();
        return handshake.signed() == signed ? handshake.reply(delivery, keys) : Optional.empty();
    }

    private Admission admit(WebhookRequest delivery, Verification.Verified proof, Instant now, String traceparent) {
        try {
            EventReading.Events events = reading.read(delivery, proof, now, traceparent);
            List<Admission.Admitted> admitted = new ArrayList<>(events.events().size());
            List<Violation> violations = new ArrayList<>();
            for (PlacedEvent placed : events.events()) {
                boolean filtered = !source.passes(placed.event());
                admitted.add(new Admission.Admitted(placed.event(), filtered));
                if (!filtered && source.onInvalid() == OnInvalid.REJECT) {
                    addViolations(placed, violations);
                }
            }
            return violations.isEmpty()
                    ? new Admission.Accepted(admitted, events.batch())
                    : new Admission.Violating(violations);
        } catch (RefusedDelivery e) {
            return e.refusal();
        }
    }

    private void addViolations(PlacedEvent placed, List<Violation> violations) {
        Event event = placed.event();
        schemas.violations(event).stream()
                .limit(Admission.Violating.VIOLATIONS_MAX - (long) violations.size())
                .map(violation ->
                        new Violation(placed.place() + violation.pointer(), violation.rule(), violation.message()))
                .forEach(violations::add);
    }
}
