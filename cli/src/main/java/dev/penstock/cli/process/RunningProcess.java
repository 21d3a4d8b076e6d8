package dev.penstock.cli.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process by its id and the moment it started: an id alone may by now be somebody else's.
 *
 * @param pid the operating system's process id
 * @param startedAtMs epoch milliseconds; 0 where the system does not tell
 */
public record RunningProcess(long pid, long startedAtMs) {
    /** The system derives the start from its boot time, which moves when the clock is set. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    public static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle.pid(), startOf(handle));
    }

    /** The live process, when it is still the one that was recorded. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        return handle.isAlive() && Math.abs(startOf(handle) - startedAtMs) <= CLOCK_TOLERANCE.toMillis();
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
