package dev.penstock.source;

import dev.penstock.audit.AuditTrail;
import java.util.function.Function;

/** Terms that are forgotten at the end of the process. It can be away, as a database can. */
public final class InMemorySecretStore implements SecretStore {
    private final AuditTrail trail;
    private SecretTerms now = SecretTerms.NONE;
    private boolean away;

    public InMemorySecretStore(AuditTrail trail) {
        this.trail = trail;
    }

    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public synchronized long stamp() {
        return read().stamp();
    }

    @Override
    public synchronized SecretTerms read() {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
        return now;
    }

    @Override
    public synchronized SecretTerms change(Function<SecretTerms, Change> change) {
        Change decided = change.apply(read());
        trail.add(decided.entry());
        now = decided.terms().stamped(now.stamp() + 1);
        return now;
    }
}
