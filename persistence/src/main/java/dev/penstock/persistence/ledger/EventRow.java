package dev.penstock.persistence.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.penstock.event.Claim;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.ledger.EventStatus;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.persistence.column.Json;
import dev.penstock.schema.Violation;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of table {@code event}. Public for the stage runs only, which are read together with their outputs. */
@Entity
@Table(name = "event")
@SuppressWarnings("NullAway.Init") // the provider sets the fields
public class EventRow {
    private static final TypeReference<TreeMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

    @EmbeddedId
    EventRowKey key;

    String type;

    @Convert(converter = InstantConverter.class)
    Instant time;

    @Column(name = "content_type")
    String contentType;

    String attributes;

    @Column(name = "correlation_source")
    String correlationSource;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "causation_source")
    @Nullable
    String causationSource;

    @Column(name = "causation_id")
    @Nullable
    String causationId;

    @Nullable
    String traceparent;

    /** Null when the event has a claim instead. */
    byte @Nullable [] payload;

    @Nullable
    String claim;

    @Column(name = "claim_bytes")
    @Nullable
    Integer claimBytes;

    @Column(name = "claim_sha256")
    @Nullable
    String claimSha256;

    String status;

    String violations;

    @Column(name = "message_id")
    @Nullable
    String messageId;

    /** The data that the claim stands for, of a row that is to be entered. */
    @Transient
    byte @Nullable [] left;

    protected EventRow() {}

    static EventRow of(LedgerEntry entry, @Nullable String messageId) {
        Event event = entry.event();
        EventRow row = new EventRow();
        row.key = new EventRowKey(event.key());
        row.type = event.type();
        row.time = event.time();
        row.contentType = event.contentType();
        row.attributes = attributes(event);
        row.correlationSource = event.correlation().source();
        row.correlationId = event.correlation().id();
        EventKey causation = event.causation();
        row.causationSource = causation == null ? null : causation.source();
        row.causationId = causation == null ? null : causation.id();
        row.traceparent = event.traceparent();
        row.setData(event.data());
        row.status = entry.status().word();
        row.violations = Json.write(entry.violations());
        row.messageId = messageId;
        return row;
    }

    private void setData(Payload data) {
        if (data instanceof ClaimedPayload claimed) {
            claim = claimed.claim().id();
            claimBytes = claimed.claim().size();
            claimSha256 = claimed.claim().sha256();
            left = claimed.isAtHand() ? claimed.bytes() : null;
        } else {
            payload = data.bytes();
        }
    }

    private Payload data() {
        if (payload != null) {
            return Payload.of(payload);
        }
        if (claim == null || claimBytes == null || claimSha256 == null) {
            throw new IllegalStateException("event " + key.key() + " has neither a payload nor a claim");
        }
        return ClaimedPayload.of(new Claim(claim, claimBytes, claimSha256));
    }

    private static String attributes(Event event) {
        event.attributes().forEach((name, value) -> {
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException("attribute '" + name + "' must be finite, found " + number);
            }
        });
        return Json.write(event.attributes());
    }

    LedgerEntry entry() {
        return new LedgerEntry(
                event(), EventStatus.valueOf(status.toUpperCase(Locale.ROOT)), Json.read(violations, VIOLATIONS));
    }

    public Event event() {
        return new Event(
                key.key(),
                type,
                time,
                contentType,
                Json.read(attributes, ATTRIBUTES),
                new EventKey(correlationSource, correlationId),
                causationSource == null || causationId == null ? null : new EventKey(causationSource, causationId),
                traceparent,
                data());
    }
}
