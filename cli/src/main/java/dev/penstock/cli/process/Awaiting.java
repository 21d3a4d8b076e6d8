package dev.penstock.cli.process;

import dev.penstock.cli.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waiting, with a bound, until a process that was just started is ready.
 *
 * @param name what the operator calls the process
 * @param handle the process; that it ends is noticed
 * @param log shown when it does not become ready
 */
public record Awaiting(String name, ProcessHandle handle, Path log) {
    private static final int LOG_LINES = 30;
    private static final long PAUSE_MS = 50;

    /** @throws CommandFailure with the log's last lines when the process ends or time runs out */
    public void until(BooleanSupplier ready, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        while (!ready.getAsBoolean()) {
            if (!handle.isAlive()) {
                throw new CommandFailure(
                        "the " + name + " ended before it was ready; the last lines of " + log + ":\n" + tail());
            }
            if (System.nanoTime() > end) {
                throw new CommandFailure("the " + name + " was not ready after " + bound.toSeconds()
                        + " s; the last lines of " + log + ":\n" + tail());
            }
            pause();
        }
    }

    private String tail() {
        return LogTail.of(log, LOG_LINES);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while waiting", e);
        }
    }
}
