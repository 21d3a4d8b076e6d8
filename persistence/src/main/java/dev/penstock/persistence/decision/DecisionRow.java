package dev.penstock.persistence.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.penstock.decision.Decision;
import dev.penstock.decision.Reason;
import dev.penstock.decision.Ruling;
import dev.penstock.decision.Verdict;
import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.persistence.column.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of table {@code decision}. */
@Entity
@Table(name = "decision")
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class DecisionRow {
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Double>> SCORES = new TypeReference<>() {};

    @EmbeddedId
    DecisionRowKey key;

    @Column(name = "event_source")
    String eventSource;

    @Column(name = "event_id")
    String eventId;

    String verdict;

    @Nullable
    String grade;

    String reasons;

    String scores;

    @Column(name = "work_version")
    String workVersion;

    @Convert(converter = InstantConverter.class)
    @Column(name = "decided_at")
    Instant decidedAt;

    Decision decision() {
        return new Decision(
                key.pipeline,
                new EventKey(key.subjectSource, key.subjectId),
                new EventKey(eventSource, eventId),
                new Ruling(Verdict.parse(verdict), Json.read(reasons, REASONS), grade),
                Json.read(scores, SCORES),
                workVersion,
                decidedAt);
    }
}
