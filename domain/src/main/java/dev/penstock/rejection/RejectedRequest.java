package dev.penstock.rejection;

import dev.penstock.signature.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A refused request, as it is remembered: neither its body nor anything that proves or reveals who sent it.
 *
 * @param source as defined, or {@link #SOURCE_UNKNOWN}
 * @param code why, as the sender was told
 * @param status of the answer
 * @param detail as the sender was told
 * @param clientAddress null when it cannot be known
 * @param traceId null when the request was not traced
 * @param headers every name in lower case; the value only of those that are harmless, else empty
 * @param bodyBytes as read, or as announced; -1 when neither
 * @param bodySha256 in hex; null when the body was not read
 * @param alike how many more of the same source and code came at the time and were only counted
 * @param diagnoses what was probably wrong; empty when nobody looked
 */
public record RejectedRequest(
        Instant time,
        String source,
        String code,
        int status,
        String detail,
        @Nullable String clientAddress,
        @Nullable String traceId,
        String method,
        SortedMap<String, String> headers,
        long bodyBytes,
        @Nullable String bodySha256,
        long alike,
        List<Diagnosis> diagnoses) {
    /** Stands for every source that is not defined. */
    public static final String SOURCE_UNKNOWN = "unknown";

    public RejectedRequest {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        diagnoses = List.copyOf(diagnoses);
    }
}
