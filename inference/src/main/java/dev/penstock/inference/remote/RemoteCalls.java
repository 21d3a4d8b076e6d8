package dev.penstock.inference.remote;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelUnavailable;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RemoteModel;
import dev.penstock.outbound.CallFailure;
import java.time.Duration;
import java.util.function.Function;

/**
 * The calls to one model's server. A bulkhead bounds how many there are at a time; a call that nobody can have worked on is repeated; a
 * circuit breaker opens after {@value #FAILURES} failures among the last {@value #OF_CALLS} calls, and nobody calls for the model's
 * pause. Then the first caller asks the server whether it is ready before it gives it an input: no event is spent on finding out.
 */
public final class RemoteCalls {
    static final int FAILURES = 4;
    static final int OF_CALLS = 8;

    /** When somebody who found a full bulkhead or a server that was away once comes again. */
    static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration RETRY_DELAY = Duration.ofMillis(100);

    private final ModelVersion model;
    private final RemoteModel remote;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> guarded;

    /** Asks the server whether it is ready, within a duration; throws {@link CallFailure} when it is not. */
    public interface Probe {
        void ask(Duration within);
    }

    private final Probe probe;

    /** @param repeatable whether a call that the server may have begun can be repeated */
    public RemoteCalls(ModelVersion model, RemoteModel remote, boolean repeatable, Probe probe) {
        this.model = model;
        this.remote = remote;
        this.probe = probe;
        this.breaker = CircuitBreaker.builder()
                .handleIf(failure ->
                        failure instanceof CallFailure call && call.kind().isTheServers())
                .withFailureThreshold(FAILURES, OF_CALLS)
                .withDelay(remote.pause())
                .build();
        RetryPolicy<Object> retries = RetryPolicy.builder()
                .handleIf(failure -> failure instanceof CallFailure call && isRepeated(call.kind(), repeatable))
                .withMaxRetries(remote.retries())
                .withDelay(RETRY_DELAY)
                .withJitter(0.5)
                .withMaxDuration(remote.timeout())
                .build();
        Bulkhead<Object> places = Bulkhead.builder(remote.concurrency())
                .withMaxWaitTime(remote.timeout())
                .build();
        this.guarded = Failsafe.with(places, retries, breaker);
    }

    private static boolean isRepeated(CallFailure.Kind kind, boolean repeatable) {
        return kind.saysNothingOfTheInput() || (repeatable && kind == CallFailure.Kind.BROKEN);
    }

    /**
     * Calls.
     *
     * @param within all of it: waiting, retries
     * @param call gets what is left of that time
     * @throws ModelUnavailable when nobody answers, or nobody is asked: not the input's fault
     * @throws ModelFailure when the call fails otherwise
     */
    public <T> T call(Duration within, Function<Duration, T> call) {
        long until = System.nanoTime() + within.toNanos();
        try {
            return guarded.get(() -> {
                if (breaker.isHalfOpen()) {
                    probe.ask(left(until));
                }
                return call.apply(left(until));
            });
        } catch (CircuitBreakerOpenException e) {
            Duration rest = breaker.getRemainingDelay();
            throw unavailable("does not answer and is left in peace", rest.compareTo(SOON) < 0 ? SOON : rest);
        } catch (BulkheadFullException e) {
            throw unavailable("has " + remote.concurrency() + " calls of ours at a time already", SOON);
        } catch (CallFailure e) {
            if (e.kind().saysNothingOfTheInput()) {
                throw unavailable(String.valueOf(e.getMessage()), retryAfter(e));
            }
            throw new ModelFailure("model " + model + ", its server at " + remote.url() + ": " + e.getMessage(), e);
        }
    }

    private ModelUnavailable unavailable(String why, Duration retryAfter) {
        return new ModelUnavailable("model " + model + ", its server at " + remote.url() + ": " + why, retryAfter);
    }

    private static Duration retryAfter(CallFailure failure) {
        return failure.retryAfter().compareTo(SOON) < 0 ? SOON : failure.retryAfter();
    }

    private static Duration left(long until) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (left.compareTo(Duration.ofMillis(1)) < 0) {
            throw new CallFailure(CallFailure.Kind.TIMED_OUT, "no time was left for the call");
        }
        return left;
    }
}
