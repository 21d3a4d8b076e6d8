package dev.penstock.web.source;

import dev.penstock.limit.TrustedProxies;
import dev.penstock.rejection.Refusal;
import dev.penstock.rejection.RefusalLog;
import dev.penstock.rejection.RejectedRequest;
import dev.penstock.rejection.ShownHeaders;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.Door;
import dev.penstock.source.Doors;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.trace.TraceContext;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes each delivery that is refused into the log, and never lets its sender wait for that. */
final class Refusals {
    private final RefusalLog log;
    private final Doors doors;
    private final Supplier<SignatureDoctor> doctor;
    private final TrustedProxies proxies;
    private final InstantSource clock;

    /** @param doctor called first when somebody is examined */
    Refusals(
            RefusalLog log,
            Doors doors,
            Supplier<SignatureDoctor> doctor,
            TrustedProxies proxies,
            InstantSource clock) {
        this.log = log;
        this.doors = doors;
        this.doctor = doctor;
        this.proxies = proxies;
        this.clock = clock;
    }

    /** Begins to watch a delivery. */
    Watch watch(ArrivingDelivery arriving) {
        return new Watch(arriving, clock.instant(), TraceContext.currentTraceId());
    }

    /** One delivery from its arrival to its answer. */
    final class Watch {
        private final ArrivingDelivery arriving;
        private final Instant time;
        private final @Nullable String traceId;
        private volatile @Nullable WebhookRequest whole;

        private Watch(ArrivingDelivery arriving, Instant time, @Nullable String traceId) {
            this.arriving = arriving;
            this.time = time;
            this.traceId = traceId;
        }

        /** Its body has been read. */
        void read(WebhookRequest delivery) {
            whole = delivery;
        }

        /** Its answer is known and has not been sent yet. */
        void answered(WebhookReply reply) {
            if (reply instanceof WebhookReply.Refused refused) {
                note(refused.problem());
            } else if (reply instanceof WebhookReply.MethodRefused refused) {
                note(refused.problem());
            }
        }

        private void note(Problem problem) {
            Optional<Door> door = doors.of(arriving.source());
            String source = door.isPresent() ? arriving.source() : RejectedRequest.SOURCE_UNKNOWN;
            log.add(source, problem.code(), () -> refusal(source, door, problem));
        }

        private Refusal refusal(String source, Optional<Door> door, Problem problem) {
            WebhookRequest delivery = whole;
            boolean unverified = problem.status() == Response.Status.UNAUTHORIZED.getStatusCode();
            Supplier<List<Diagnosis>> examination = delivery == null || door.isEmpty() || !unverified
                    ? null
                    : () -> doors.examine(doctor.get(), door.get(), delivery, time);
            return new Refusal(
                    time,
                    source,
                    problem.code(),
                    problem.status(),
                    problem.detail(),
                    proxies.client(arriving.peer(), arriving.header("X-Forwarded-For"))
                            .map(Object::toString)
                            .orElse(null),
                    traceId,
                    arriving.method(),
                    ShownHeaders.of(arriving.headers(), Stream.empty()),
                    arriving.contentLength(),
                    delivery == null ? null : delivery.body(),
                    examination);
        }
    }
}
