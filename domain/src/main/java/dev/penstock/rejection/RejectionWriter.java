package dev.penstock.rejection;

import dev.penstock.event.Payload;
import dev.penstock.hash.Sha256;
import dev.penstock.signature.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the refusals from the {@link RefusalLog} to where they are remembered, and lets the doctor see some of them. Meant to
 * be called about once a second, by one thread at a time.
 */
public final class RejectionWriter {
    /** Each may cost hundreds of verifications. */
    static final int EXAMINATIONS_MAX = 10;

    static final int PURGE_BATCH = 500;

    private static final System.Logger LOG = System.getLogger(RejectionWriter.class.getName());

    private final RefusalLog log;
    private final RejectedRequests requests;
    private final InstantSource clock;
    private final int perSourceMax;
    private final Duration age;

    /**
     * @param perSourceMax how many refused requests of a source are remembered
     * @param age for how long
     */
    public RejectionWriter(
            RefusalLog log, RejectedRequests requests, InstantSource clock, int perSourceMax, Duration age) {
        this.log = log;
        this.requests = requests;
        this.clock = clock;
        this.perSourceMax = perSourceMax;
        this.age = age;
    }

    /**
     * Writes what came since the last time. When that fails it is lost: the log is a help, not a record.
     *
     * @return how many it wrote
     */
    public int write() {
        List<RejectedRequest> rows = new ArrayList<>();
        int examined = 0;
        for (RefusalLog.Sampled sampled : log.collect()) {
            Supplier<List<Diagnosis>> examination = sampled.refusal().examination();
            boolean examine = examination != null && examined < EXAMINATIONS_MAX;
            examined += examine ? 1 : 0;
            rows.add(row(sampled, examine ? examination : null));
        }
        if (!rows.isEmpty()) {
            requests.add(rows);
        }
        return rows.size();
    }

    /** Forgets what is too old or too much, a small part at a time. */
    public void purge() {
        requests.purge(perSourceMax, clock.instant().minus(age), PURGE_BATCH);
    }

    private static RejectedRequest row(RefusalLog.Sampled sampled, @Nullable Supplier<List<Diagnosis>> examination) {
        Refusal refusal = sampled.refusal();
        Payload body = refusal.body();
        return new RejectedRequest(
                refusal.time(),
                refusal.source(),
                refusal.code(),
                refusal.status(),
                refusal.detail(),
                refusal.clientAddress(),
                refusal.traceId(),
                refusal.method(),
                refusal.headers(),
                body == null ? refusal.announcedBytes() : body.size(),
                body == null ? null : Sha256.hex(body.bytes()),
                sampled.alike(),
                examination == null ? List.of() : examined(examination));
    }

    /** A doctor who fails on a strange request must not cost the others their place in the log. */
    private static List<Diagnosis> examined(Supplier<List<Diagnosis>> examination) {
        try {
            return examination.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a refused request could not be examined", e);
            return List.of();
        }
    }
}
