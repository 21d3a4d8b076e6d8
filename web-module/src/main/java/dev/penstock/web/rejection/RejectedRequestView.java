package dev.penstock.web.rejection;

import dev.penstock.rejection.RejectedRequest;
import dev.penstock.rejection.RejectedRequests;
import dev.penstock.signature.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refused request as the API shows it.
 *
 * @param number by which it is found again
 * @param headers by name in lower case; the value only of those that prove and reveal nothing, else empty
 * @param bodyBytes -1 where it is not known
 * @param alike how many more of the same source and code were only counted
 */
public record RejectedRequestView(
        long number,
        Instant time,
        String source,
        String code,
        int status,
        String detail,
        @Nullable String clientAddress,
        @Nullable String traceId,
        String method,
        Map<String, String> headers,
        long bodyBytes,
        @Nullable String bodySha256,
        long alike,
        List<DiagnosisView> diagnoses) {
    static RejectedRequestView of(RejectedRequests.Kept kept) {
        RejectedRequest request = kept.request();
        return new RejectedRequestView(
                kept.number(),
                request.time(),
                request.source(),
                request.code(),
                request.status(),
                request.detail(),
                request.clientAddress(),
                request.traceId(),
                request.method(),
                request.headers(),
                request.bodyBytes(),
                request.bodySha256(),
                request.alike(),
                request.diagnoses().stream().map(DiagnosisView::of).toList());
    }

    /**
     * What was probably wrong.
     *
     * @param finding stable, for programs
     */
    public record DiagnosisView(String finding, String sentence, String advice) {
        static DiagnosisView of(Diagnosis diagnosis) {
            return new DiagnosisView(diagnosis.finding().name(), diagnosis.sentence(), diagnosis.advice());
        }
    }

    /** Several of them, the newest first. */
    public record Listing(List<RejectedRequestView> rejectedRequests) {}
}
