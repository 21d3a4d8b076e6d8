package dev.penstock.persistence.stage;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.persistence.column.Json;
import dev.penstock.persistence.ledger.EventRow;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A row of table {@code stage_run}; the two tables' columns have no name in common, so that one query reads both. */
@Entity
@Table(name = "stage_run")
@SqlResultSetMapping(
        name = StageRunRow.WITH_OUTPUT,
        entities = {@EntityResult(entityClass = StageRunRow.class), @EntityResult(entityClass = EventRow.class)})
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class StageRunRow {
    static final String WITH_OUTPUT = "stageRunWithOutput";

    private static final TypeReference<LinkedHashMap<String, Double>> SCORES = new TypeReference<>() {};

    @EmbeddedId
    StageRunRowKey key;

    @Column(name = "work_version")
    String workVersion;

    String scores;

    int attempts;

    @Column(name = "duration_ns")
    long durationNs;

    @Convert(converter = InstantConverter.class)
    @Column(name = "completed_at")
    Instant completedAt;

    @Column(name = "input_tokens")
    long inputTokens;

    @Column(name = "output_tokens")
    long outputTokens;

    @Nullable
    BigDecimal price;

    @Nullable
    String currency;

    EventKey input() {
        return new EventKey(key.inputSource, key.inputId);
    }

    StageRun run(Event output) {
        return new StageRun(
                StageName.parse(key.stage),
                input(),
                output,
                workVersion,
                Json.read(scores, SCORES),
                attempts,
                Duration.ofNanos(durationNs),
                completedAt,
                new TokenUsage(inputTokens, outputTokens),
                price == null || currency == null ? null : new Price(price, currency));
    }
}
