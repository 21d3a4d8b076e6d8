package dev.penstock.ejb.source;

import dev.penstock.ejb.refresh.RepeatedLook;
import dev.penstock.source.CurrentSecrets;
import dev.penstock.source.SecretStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks every two seconds, by one small query, whether secrets were rotated on another server. While the database is away what is
 * known stays in force, and ends when it was said to.
 */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SecretRefresh {
    private static final Logger LOG = System.getLogger(SecretRefresh.class.getName());

    private final RepeatedLook look =
            new RepeatedLook(LOG, "It cannot be read whether secrets were rotated, what is known stays in force");
    private final AtomicReference<List<String>> problems = new AtomicReference<>(List.of());

    @Inject
    private SecretStore store;

    @Inject
    private CurrentSecrets secrets;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        look.at(() -> {
            secrets.refresh(store);
            warn(secrets.problems());
        });
    }

    /** Each time others are missing. */
    private void warn(List<String> now) {
        if (!problems.getAndSet(now).equals(now) && !now.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Secrets that should be accepted are not, for this server has no value for them: {0}",
                    String.join("; ", now));
        }
    }
}
