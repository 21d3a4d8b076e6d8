package dev.penstock.ejb.refresh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that is looked at every few seconds. The log hears when it begins to fail, and not again until it has succeeded. */
public final class RepeatedLook {
    private final Logger log;
    private final String whenItFails;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param whenItFails what the log is told, before the cause */
    public RepeatedLook(Logger log, String whenItFails) {
        this.log = log;
        this.whenItFails = whenItFails;
    }

    public void at(Runnable look) {
        try {
            look.run();
            failing.set(false);
        } catch (RuntimeException e) {
            if (!failing.getAndSet(true)) {
                log.log(Level.WARNING, "{0}: {1}", whenItFails, e.toString());
            }
        }
    }
}
