package dev.penstock.writeback;

import dev.penstock.outbound.Unavailable;
import java.time.Duration;

/** A write-back's target cannot be called now. */
public final class TargetUnavailable extends Unavailable {
    public TargetUnavailable(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}
