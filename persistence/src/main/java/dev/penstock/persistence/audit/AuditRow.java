package dev.penstock.persistence.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.persistence.column.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** A row of table {@code audit}. */
@Entity
@Table(name = "audit")
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class AuditRow {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    @Id
    long number;

    @Convert(converter = InstantConverter.class)
    Instant time;

    String who;

    String what;

    @Column(name = "on_what")
    String onWhat;

    String details;

    AuditTrail.Kept kept() {
        return new AuditTrail.Kept(number, AuditEntry.of(time, who, what, onWhat, Json.read(details, DETAILS)));
    }
}
