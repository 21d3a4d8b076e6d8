package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.limit.Limits;
import dev.penstock.selector.Selector;
import dev.penstock.signature.SignatureScheme;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One webhook sender's endpoint, {@code POST /hooks/{name}}.
 *
 * @param name matches {@code [a-z][a-z0-9-]*}
 * @param signature how its deliveries are signed
 * @param secrets where the active secrets stand in the configuration, 1 or more while one is rotated
 * @param idLocator where a delivery carries its event's id
 * @param typeLocator where it carries the event's type
 * @param filter events that do not satisfy it are counted and dropped; null lets all pass
 * @param attributes extension attributes and where in the body each is lifted from
 * @param limits what it lets through
 * @param body how bodies are read
 * @param handshake what its sender asks before it delivers; null when nothing
 * @param publicUrl under which its sender knows it; null for the server's
 * @param onInvalid what becomes of events that violate their schema
 * @param answers what its sender hears
 * @param remember how long its events stay in the ledger, and the same event is a duplicate
 */
public record Source(
        String name,
        SignatureScheme signature,
        List<ConfigKey> secrets,
        Locator idLocator,
        Locator typeLocator,
        @Nullable Selector filter,
        SortedMap<String, JsonPointer> attributes,
        Limits limits,
        BodyRules body,
        @Nullable HandshakeUse handshake,
        @Nullable PublicUrl publicUrl,
        OnInvalid onInvalid,
        Answers answers,
        Duration remember) {
    /** Senders try again for days; a dead letter or a dispute is looked into for longer. */
    public static final Duration REMEMBER_DEFAULT = Duration.ofDays(90);

    public Source {
        secrets = List.copyOf(secrets);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** A source whose bodies say by their content type what they are, and whose sender asks nothing first. */
    public Source(
            String name,
            SignatureScheme signature,
            List<ConfigKey> secrets,
            Locator idLocator,
            Locator typeLocator,
            @Nullable Selector filter,
            SortedMap<String, JsonPointer> attributes,
            Limits limits) {
        this(
                name,
                signature,
                secrets,
                idLocator,
                typeLocator,
                filter,
                attributes,
                limits,
                BodyRules.DEFAULT,
                null,
                null,
                OnInvalid.QUARANTINE,
                Answers.DEFAULT,
                REMEMBER_DEFAULT);
    }

    /** The same source with other answers. */
    public Source answering(Answers other) {
        return new Source(
                name,
                signature,
                secrets,
                idLocator,
                typeLocator,
                filter,
                attributes,
                limits,
                body,
                handshake,
                publicUrl,
                onInvalid,
                other,
                remember);
    }

    /** Whether an event satisfies the source's filter: what does not is acknowledged and dropped. */
    public boolean passes(Event event) {
        return filter == null || filter.matches(event);
    }

    /** A larger body is refused. */
    public long bodyMaxBytes() {
        return limits.bodyMaxBytes();
    }
}
