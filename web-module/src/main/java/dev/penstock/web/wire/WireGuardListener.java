package dev.penstock.web.wire;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.glassfish.grizzly.nio.NIOTransport;
import org.jspecify.annotations.Nullable;

/** Puts the guard on when the application starts, and takes it off when it ends. The log says whether there is one. */
@WebListener
public class WireGuardListener implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(WireGuardListener.class.getName());
    private static final String UNGUARDED = "malformed and slow requests are left to the server: ";

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private Config config;

    @Inject
    private MetricRegistry registry;

    private final SenderFaults faults = new SenderFaults();
    private @Nullable WireGuard guard;
    private @Nullable ScheduledFuture<?> sweeping;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        WireSettings settings = WireSettings.of(key -> config.getOptionalValue(key, String.class));
        if (!settings.guarded()) {
            LOG.log(System.Logger.Level.WARNING, UNGUARDED + WireSettings.GUARD_KEY + " is off");
            return;
        }
        WireGuard putOn = new WireGuard(settings.limitMs());
        int listeners = guardedBy(putOn);
        if (listeners == 0) {
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "HTTP listeners whose requests are checked before the server reads them: " + listeners);
        guard = putOn;
        faults.keepOutOfTheLog();
        sweeping = timer.scheduleWithFixedDelay(() -> putOn.sweep(this::refused), 1, 1, TimeUnit.SECONDS);
    }

    private static int guardedBy(WireGuard guard) {
        try {
            List<NIOTransport> transports = HttpListeners.transports();
            int listeners = (int) transports.stream().filter(guard::guard).count();
            if (listeners == 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        UNGUARDED + "none of its " + transports.size() + " listeners speaks HTTP by Grizzly");
            }
            return listeners;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, UNGUARDED + "it is none of the Payara versions that are known", e);
            return 0;
        }
    }

    /** {@code penstock_wire_refusals_total} by code. */
    private void refused(String code, long count) {
        registry.counter("penstock_wire_refusals", new Tag("code", code)).inc(count);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        if (guard != null) {
            guard.remove();
            faults.letIntoTheLog();
        }
    }
}
