package dev.penstock.persistence.source;

import dev.penstock.audit.AuditTrail;
import dev.penstock.persistence.audit.JpaAuditedStore;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.source.SecretStore;
import dev.penstock.source.SecretTerm;
import dev.penstock.source.SecretTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of secrets in PostgreSQL. */
@ApplicationScoped
public class JpaSecretStore extends JpaAuditedStore<SecretTerms> implements SecretStore {
    private static final String TERMS = """
            SELECT source, key, valid_from, valid_until, changed_at, changed_by FROM source_secret ORDER BY source, key""";

    private static final String WRITE = """
            INSERT INTO source_secret (source, key, valid_from, valid_until, changed_at, changed_by)
            SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[])
            ON CONFLICT (source, key) DO UPDATE
            SET valid_until = EXCLUDED.valid_until, changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by""";

    /** Of the container's proxy. */
    protected JpaSecretStore() {}

    @Inject
    JpaSecretStore(AuditTrail audit) {
        super(audit);
    }

    JpaSecretStore(EntityManager entityManager, AuditTrail audit) {
        super(entityManager, audit);
    }

    @Override
    protected String stampTable() {
        return "source_secret_stamp";
    }

    @Override
    @SuppressWarnings("unchecked") // a native query is not typed
    protected SecretTerms read(EntityManager from, long stamp) {
        List<Object[]> rows = from.createNativeQuery(TERMS).getResultList();
        return new SecretTerms(stamp, rows.stream().map(JpaSecretStore::term).toList());
    }

    private static SecretTerm term(Object[] row) {
        return new SecretTerm(
                (String) row[0], (String) row[1], instant(row[2]), instant(row[3]), instant(row[4]), (String) row[5]);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }

    @Override
    protected void write(EntityManager to, SecretTerms before, SecretTerms after) {
        List<SecretTerm> changed = after.terms().stream()
                .filter(term -> !before.terms().contains(term))
                .toList();
        try (ColumnStatement write = ColumnStatement.on(to, WRITE)) {
            write.texts(changed.stream().map(SecretTerm::source))
                    .texts(changed.stream().map(SecretTerm::key))
                    .texts(changed.stream().map(term -> text(term.from())))
                    .texts(changed.stream().map(term -> text(term.until())))
                    .texts(changed.stream().map(term -> text(term.changedAt())))
                    .texts(changed.stream().map(SecretTerm::changedBy))
                    .run();
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
