package dev.penstock.persistence.rejection;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.persistence.column.Json;
import dev.penstock.rejection.RejectedRequest;
import dev.penstock.rejection.RejectedRequests;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of table {@code rejected_request}. */
@Entity
@Table(name = "rejected_request")
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class RejectedRequestRow {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, String>>> DIAGNOSES = new TypeReference<>() {};

    @Id
    long number;

    @Convert(converter = InstantConverter.class)
    Instant time;

    String source;

    String code;

    int status;

    String detail;

    @Column(name = "client_address")
    @Nullable
    String clientAddress;

    @Column(name = "trace_id")
    @Nullable
    String traceId;

    String method;

    String headers;

    @Column(name = "body_bytes")
    long bodyBytes;

    @Column(name = "body_sha256")
    @Nullable
    String bodySha256;

    long alike;

    String diagnoses;

    RejectedRequests.Kept kept() {
        return new RejectedRequests.Kept(
                number,
                new RejectedRequest(
                        time,
                        source,
                        code,
                        status,
                        detail,
                        clientAddress,
                        traceId,
                        method,
                        new TreeMap<>(Json.read(headers, HEADERS)),
                        bodyBytes,
                        bodySha256,
                        alike,
                        Json.read(diagnoses, DIAGNOSES).stream()
                                .map(RejectedRequestRow::diagnosis)
                                .toList()));
    }

    /** A finding that this release no longer knows is shown as unexplained, with the sentence that it had. */
    private static Diagnosis diagnosis(Map<String, String> columns) {
        String finding = columns.getOrDefault("finding", "");
        Finding known = List.of(Finding.values()).stream()
                .filter(one -> one.name().equals(finding))
                .findFirst()
                .orElse(Finding.UNEXPLAINED);
        return new Diagnosis(known, columns.getOrDefault("sentence", ""));
    }

    static List<Map<String, String>> columns(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(one -> Map.of("finding", one.finding().name(), "sentence", one.sentence()))
                .toList();
    }
}
