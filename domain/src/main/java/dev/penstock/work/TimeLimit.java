package dev.penstock.work;

import dev.penstock.stage.StageName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends an attempt that takes too long. The work runs on another thread, so that the listener gives its messages back in time
 * even when the work cannot be interrupted.
 */
public final class TimeLimit {
    private final ExecutorService executor;

    /** @param executor what it runs on */
    public TimeLimit(ExecutorService executor) {
        this.executor = executor;
    }

    /** @throws StageTimeout when {@code work} on {@code events} has not returned after {@code timeout} */
    <T> List<T> within(Duration timeout, StageName stage, int events, Callable<List<T>> work) {
        Future<List<T>> future = executor.submit(work);
        try {
            return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new StageTimeout(stage, timeout, events);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new StageTimeout(stage, timeout, events);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the work of " + stage + " failed", e.getCause());
        }
    }
}
