package dev.penstock.rejection;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Payload;
import dev.penstock.rejection.RejectedRequests.Kept;
import dev.penstock.rejection.RejectedRequests.Query;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether the log stays within its bounds, loses no count, and shows nothing that it must not. */
class RefusalLogTest {
    private final RefusalLog log = new RefusalLog();
    private final RejectedRequests requests = new InMemoryRejectedRequests();
    private final RejectionWriter writer = new RejectionWriter(log, requests, () -> NOON, 1_000, Duration.ofDays(7));

    private static Refusal refusal(
            String source, String code, @Nullable Payload body, @Nullable Supplier<List<Diagnosis>> examination) {
        return new Refusal(NOON, source, code, 401, "why", null, null, "POST", new TreeMap<>(), 5, body, examination);
    }

    private void add(String source, String code) {
        log.add(source, code, () -> refusal(source, code, null, null));
    }

    private List<RejectedRequest> written() {
        writer.write();
        return requests.newest(new Query(null, null, null, 1_000)).stream()
                .map(Kept::request)
                .toList();
    }

    @Test
    void aSampleIsKeptAndTheRestCounted() {
        IntStream.range(0, 1_000_000).forEach(i -> add("github", "SIGNATURE_MISMATCH"));
        add("forum", "SIGNATURE_MISMATCH");

        List<RejectedRequest> rows = written();
        assertThat(rows).hasSize(RefusalLog.ALIKE_MAX + 1);
        assertThat(rows.stream().mapToLong(row -> 1 + row.alike()).sum()).isEqualTo(1_000_001);
        assertThat(rows).filteredOn(row -> row.source().equals("forum")).hasSize(1);
    }

    @Test
    void manyKindsStayWithinTheBoundOfAll() {
        IntStream.range(0, 1_000).forEach(i -> add("source-" + i, "SIGNATURE_MISMATCH"));
        assertThat(written()).hasSize(RefusalLog.KEPT_MAX);
        add("again", "SIGNATURE_MISMATCH");
        assertThat(written()).hasSize(RefusalLog.KEPT_MAX + 1);
    }

    @Test
    void threadsThatRefuseAtOnceLoseNoCount() {
        IntStream.range(0, 100_000).parallel().forEach(i -> add("github", "RATE_EXCEEDED"));
        assertThat(written().stream().mapToLong(row -> 1 + row.alike()).sum()).isEqualTo(100_000);
    }

    @Test
    void bodiesAreHeldUpToABoundOnly() {
        Payload body = Payload.of(new byte[3 << 20]);
        for (String code : List.of("A", "B", "C", "D")) {
            log.add("github", code, () -> refusal("github", code, body, List::of));
        }
        assertThat(written())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.bodyBytes()).isEqualTo(3 << 20))
                .filteredOn(row -> row.bodySha256() != null)
                .hasSize(2);
    }

    @Test
    void aFewAreExaminedAndAFailingDoctorHarmsNobody() {
        Diagnosis diagnosis = new Diagnosis(Finding.CLOCK_SKEW, "late");
        Payload body = Payload.of(new byte[] {1});
        log.add(
                "github",
                "A",
                () -> refusal("github", "A", body, () -> {
                    throw new IllegalStateException("a defect");
                }));
        for (int i = 0; i < RejectionWriter.EXAMINATIONS_MAX + 5; i++) {
            String source = "source-" + i;
            log.add(source, "A", () -> refusal(source, "A", body, () -> List.of(diagnosis)));
        }
        assertThat(written())
                .hasSize(RejectionWriter.EXAMINATIONS_MAX + 6)
                .filteredOn(row -> row.diagnoses().equals(List.of(diagnosis)))
                .hasSize(RejectionWriter.EXAMINATIONS_MAX - 1);
    }

    @Test
    void ofHeadersThatMayProveSomethingOnlyTheNameIsKept() {
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("application/json"),
                "Authorization", List.of("Bearer hunter2"),
                "Cookie", List.of("session=hunter2"),
                "X-GitHub-Delivery", List.of("d-1"),
                "X-Hub-Signature-256", List.of("sha256=hunter2"),
                "User-Agent", List.of("a\u0000b" + "x".repeat(10_000)));
        Map<String, String> shown = ShownHeaders.of(headers, Stream.of("X-GitHub-Delivery"));

        assertThat(shown)
                .containsEntry("content-type", "application/json")
                .containsEntry("x-github-delivery", "d-1")
                .containsEntry("authorization", "")
                .containsEntry("cookie", "")
                .containsEntry("x-hub-signature-256", "");
        assertThat(shown.get("user-agent")).hasSize(200).startsWith("a\uFFFDbx");
        assertThat(shown.toString()).doesNotContain("hunter2");
    }
}
