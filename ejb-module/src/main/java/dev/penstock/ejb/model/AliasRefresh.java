package dev.penstock.ejb.model;

import dev.penstock.ejb.refresh.RepeatedLook;
import dev.penstock.model.alias.AliasMoves;
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

/**
 * Looks every two seconds, by one small query, whether aliases of models were moved on another server. While the database is away
 * they mean what is known.
 */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class AliasRefresh {
    private static final Logger LOG = System.getLogger(AliasRefresh.class.getName());

    private final RepeatedLook look =
            new RepeatedLook(LOG, "What aliases of models mean is not taken over, what is known of them serves on");

    @Inject
    private AliasMoves moves;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        look.at(() -> {
            if (moves.refresh()) {
                LOG.log(Level.INFO, "Aliases of models were moved on another server, and mean the same here now");
            }
        });
    }
}
