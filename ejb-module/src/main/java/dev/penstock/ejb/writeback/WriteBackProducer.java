package dev.penstock.ejb.writeback;

import dev.penstock.source.ConfigValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Offers the calls to targets of write-backs. */
@ApplicationScoped
public class WriteBackProducer {
    /** {@code allow} or {@code forbid}: whether write-backs may go to addresses of private networks, and by plain HTTP. */
    static final String PRIVATE_KEY = "penstock.write-back.private-addresses";

    private static final String ALLOW = "allow";
    private static final String FORBID = "forbid";

    @Inject
    @ConfigProperty(name = PRIVATE_KEY, defaultValue = FORBID)
    private String privateAddresses;

    @Produces
    @Singleton
    HttpWriteBacks writeBacks(ConfigValues config, InstantSource clock) {
        if (!privateAddresses.equals(ALLOW) && !privateAddresses.equals(FORBID)) {
            throw new IllegalStateException("configuration key %s must be %s or %s, found '%s'"
                    .formatted(PRIVATE_KEY, ALLOW, FORBID, privateAddresses));
        }
        return new HttpWriteBacks(config, privateAddresses.equals(ALLOW), clock);
    }
}
