package dev.penstock.web.audit;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An operator's act as the API shows it.
 *
 * @param number grows with every act
 * @param who the name that the operator gave
 * @param what concept and verb, such as {@code secret.rotate}
 * @param on what it was done to, such as {@code source/github}
 */
public record AuditView(long number, Instant time, String who, String what, String on, Map<String, String> details) {
    static AuditView of(AuditTrail.Kept kept) {
        AuditEntry entry = kept.entry();
        return new AuditView(kept.number(), entry.time(), entry.who(), entry.what(), entry.on(), entry.details());
    }

    /** Several of them, the newest first. */
    public record Listing(List<AuditView> audit) {}
}
