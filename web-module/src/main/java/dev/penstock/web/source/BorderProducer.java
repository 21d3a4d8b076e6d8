package dev.penstock.web.source;

import dev.penstock.limit.BodyBudget;
import dev.penstock.limit.Flow;
import dev.penstock.limit.Rate;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.rejection.RefusalLog;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.Doors;
import dev.penstock.source.KnownSchemes;
import dev.penstock.source.ProviderCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Brings the gates and the log of refusals together with what is configured for the whole server. */
@ApplicationScoped
public class BorderProducer {
    /** The catalogue is read again only when somebody has to be examined. */
    private static final class Doctor {
        static final SignatureDoctor WITH_CATALOGUE = new SignatureDoctor(KnownSchemes.of(ProviderCatalogue.bundled()));
    }

    /** Of MicroProfile Config: the requests a second of all sources together; none when left out. */
    static final String RATE_KEY = "penstock.limits.rate";

    /** Likewise, how many are worked on at a time. */
    static final String CONCURRENCY_KEY = "penstock.limits.concurrency";

    private static final int CONCURRENCY_DEFAULT = 4_000;

    @Produces
    @Singleton
    TrustedProxies trustedProxies(Config config) {
        return TrustedProxies.parse(
                config.getOptionalValue(TrustedProxies.CONFIG_KEY, String.class).orElse(""));
    }

    @Produces
    @Singleton
    Gates gates(Config config, TrustedProxies proxies) {
        Rate rate = config.getOptionalValue(RATE_KEY, Integer.class)
                .map(Rate::ofSecond)
                .orElse(null);
        int requestsMax =
                config.getOptionalValue(CONCURRENCY_KEY, Integer.class).orElse(CONCURRENCY_DEFAULT);
        BodyBudget bodies = config.getOptionalValue(BodyBudget.CONFIG_KEY, Long.class)
                .map(BodyBudget::new)
                .orElseGet(BodyBudget::ofHeap);
        return new Gates(Flow.ofServer(rate, requestsMax, System.nanoTime()), proxies, System::nanoTime, bodies);
    }

    @Produces
    @Singleton
    Refusals refusals(RefusalLog log, Doors doors, TrustedProxies proxies, InstantSource clock) {
        return new Refusals(log, doors, () -> Doctor.WITH_CATALOGUE, proxies, clock);
    }
}
