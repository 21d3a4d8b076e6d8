package dev.penstock.rejection;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.rejection.RejectedRequests.Kept;
import dev.penstock.rejection.RejectedRequests.Query;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the remembered refusals promise: they come back as they were, can be searched, and are forgotten within bounds. */
public interface RejectedRequestsContract {
    /** Empty at the beginning of each test. */
    RejectedRequests requests();

    /** Does the work as the container would: in a transaction of its own. */
    void commit(Runnable work);

    private static RejectedRequest request(String source, String code, Instant time, @Nullable String known) {
        return new RejectedRequest(
                time,
                source,
                code,
                401,
                "header X-Hub-Signature-256 is missing",
                known,
                known,
                "POST",
                new TreeMap<>(Map.of("content-type", "application/json", "x-secret", "")),
                17,
                known,
                3,
                List.of(new Diagnosis(Finding.CLOCK_SKEW, "400 s \"behind\"")));
    }

    private List<Kept> newest(@Nullable String source, @Nullable String code, @Nullable Instant since, int limit) {
        return requests().newest(new Query(source, code, since, limit));
    }

    private void add(RejectedRequest... rows) {
        commit(() -> requests().add(List.of(rows)));
    }

    @Test
    default void whatIsAddedComesBackAsItWas() {
        RejectedRequest full = request("github", "SIGNATURE_MISSING", NOON, "192.0.2.1");
        RejectedRequest sparse = request("github", "SIGNATURE_MISSING", NOON.plusSeconds(1), null);
        add(full, sparse);

        assertThat(newest(null, null, null, 10)).extracting(Kept::request).containsExactly(sparse, full);
        assertThat(newest(null, null, null, 10))
                .allSatisfy(kept -> assertThat(requests().find(kept.number())).contains(kept));
        assertThat(requests().find(-1)).isEmpty();
    }

    @Test
    default void theyAreFoundBySourceCodeAndTime() {
        RejectedRequest early = request("github", "RATE_EXCEEDED", NOON, null);
        RejectedRequest late = request("github", "SIGNATURE_MISSING", NOON.plusSeconds(9), null);
        RejectedRequest other = request("forum", "SIGNATURE_MISSING", NOON.plusSeconds(5), null);
        add(early, late, other);

        assertThat(newest("github", null, null, 10)).extracting(Kept::request).containsExactly(late, early);
        assertThat(newest(null, "SIGNATURE_MISSING", null, 10))
                .extracting(Kept::request)
                .containsExactly(late, other);
        assertThat(newest(null, null, NOON.plusSeconds(5), 10))
                .extracting(Kept::request)
                .containsExactly(late, other);
        assertThat(newest("forum", "SIGNATURE_MISSING", NOON, 10))
                .extracting(Kept::request)
                .containsExactly(other);
        assertThat(newest(null, null, null, 1)).extracting(Kept::request).containsExactly(late);
        assertThat(newest("nobody", null, null, 10)).isEmpty();
    }

    @Test
    default void theOldAndTheTooManyAreForgottenInSmallParts() {
        add(IntStream.range(0, 10)
                .mapToObj(i -> request("github", "A", NOON.plusSeconds(i), null))
                .toArray(RejectedRequest[]::new));
        add(request("forum", "A", NOON.plusSeconds(1), null), request("forum", "A", NOON.plusSeconds(8), null));

        assertThat(purged(5, NOON.plusSeconds(2), 3)).isEqualTo(3);
        assertThat(newest(null, null, null, 100)).hasSize(9);
        assertThat(purged(5, NOON.plusSeconds(2), 100)).isEqualTo(3);
        assertThat(purged(5, NOON.plusSeconds(2), 100)).isZero();

        assertThat(newest("github", null, null, 100))
                .extracting(kept -> kept.request().time())
                .containsExactly(
                        NOON.plusSeconds(9),
                        NOON.plusSeconds(8),
                        NOON.plusSeconds(7),
                        NOON.plusSeconds(6),
                        NOON.plusSeconds(5));
        assertThat(newest("forum", null, null, 100))
                .extracting(kept -> kept.request().time())
                .containsExactly(NOON.plusSeconds(8));
    }

    private int purged(int perSourceMax, Instant before, int limit) {
        int[] forgotten = new int[1];
        commit(() -> forgotten[0] = requests().purge(perSourceMax, before, limit));
        return forgotten[0];
    }
}
