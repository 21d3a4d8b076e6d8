package dev.penstock.cli.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Ending a process: it is asked, given time, and killed only when it does not go. */
public final class Ending {
    private Ending() {}

    /** Asks with SIGTERM, waits up to {@code grace}, then kills and says so to {@code report}. */
    public static void of(String name, ProcessHandle handle, Duration grace, Consumer<String> report) {
        handle.destroy();
        if (!ends(handle, grace)) {
            report.accept(
                    "the " + name + " (pid " + handle.pid() + ") did not end in " + grace.toSeconds() + " s: killed");
            handle.destroyForcibly();
            ends(handle, grace);
        }
    }

    /** Whether the process has ended when {@code grace} is over. */
    public static boolean ends(ProcessHandle handle, Duration grace) {
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        try {
            exit.get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
