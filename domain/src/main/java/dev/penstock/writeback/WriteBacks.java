package dev.penstock.writeback;

import dev.penstock.outbound.CallFailure;
import java.time.Duration;

/** Makes calls to targets. */
@FunctionalInterface
public interface WriteBacks {
    /**
     * Calls, once.
     *
     * @param within all of it, until the answer's last byte
     * @return what was answered with a status of success
     * @throws TargetUnavailable when the target did not answer, or says that it cannot now
     * @throws CallFailure when it failed otherwise, or refused: another attempt may help or not
     */
    Accepted send(Target target, OutgoingCall call, Duration within);

    /**
     * The answer to a call that succeeded.
     *
     * @param host who answered
     * @param status of HTTP, 200 to 299
     */
    record Accepted(String host, int status) {}
}
