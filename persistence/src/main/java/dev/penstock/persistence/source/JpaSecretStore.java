package dev.penstock.persistence.source;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.audit.AuditTrail;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Stamp;
import dev.penstock.source.SecretStore;
import dev.penstock.source.SecretTerm;
import dev.penstock.source.SecretTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The terms of secrets in PostgreSQL. All of them are read at once: they are few, and a change is decided on all. A change has a
 * transaction of its own with its audit entry, so that what is returned is what stands.
 */
@ApplicationScoped
public class JpaSecretStore implements SecretStore {
    private static final String TERMS = """
            SELECT source, key, valid_from, valid_until, changed_at, changed_by FROM source_secret ORDER BY source, key""";

    private static final String WRITE = """
            INSERT INTO source_secret (source, key, valid_from, valid_until, changed_at, changed_by)
            SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[])
            ON CONFLICT (source, key) DO UPDATE
            SET valid_until = EXCLUDED.valid_until, changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected JpaSecretStore() {}

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets the other field
    JpaSecretStore(AuditTrail audit) {
        this.audit = audit;
    }

    JpaSecretStore(EntityManager entityManager, AuditTrail audit) {
        this.entityManager = entityManager;
        this.audit = audit;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public long stamp() {
        return stampRow().read();
    }

    /** Should a change come between the queries, the stamp, read first, is the older: the next look sees the newer one. */
    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query is not typed
    public SecretTerms read() {
        long stamp = stamp();
        List<Object[]> rows = entityManager.createNativeQuery(TERMS).getResultList();
        return new SecretTerms(stamp, rows.stream().map(JpaSecretStore::term).toList());
    }

    private static SecretTerm term(Object[] row) {
        return new SecretTerm(
                (String) row[0], (String) row[1], instant(row[2]), instant(row[3]), instant(row[4]), (String) row[5]);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((java.sql.Timestamp) column).toInstant();
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public SecretTerms change(Function<SecretTerms, Change> change) {
        stampRow().lock();
        SecretTerms before = read();
        Change decided = change.apply(before);
        List<SecretTerm> changed = decided.terms().terms().stream()
                .filter(term -> !before.terms().contains(term))
                .toList();
        try (ColumnStatement write = ColumnStatement.on(entityManager, WRITE)) {
            write.texts(changed.stream().map(SecretTerm::source))
                    .texts(changed.stream().map(SecretTerm::key))
                    .texts(changed.stream().map(term -> text(term.from())))
                    .texts(changed.stream().map(term -> text(term.until())))
                    .texts(changed.stream().map(term -> text(term.changedAt())))
                    .texts(changed.stream().map(SecretTerm::changedBy))
                    .run();
        }
        SecretTerms after = decided.terms().stamped(before.stamp() + 1);
        stampRow().write(after.stamp());
        audit.add(decided.entry());
        return after;
    }

    private Stamp stampRow() {
        return Stamp.of(entityManager, "source_secret_stamp");
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
