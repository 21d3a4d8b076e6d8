package dev.penstock.ejb.claim;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Offers the {@link ClaimCheck}. */
@ApplicationScoped
public class ClaimCheckProducer {
    /** Of MicroProfile Config: larger data gets a claim. */
    static final String INLINE_KEY = "penstock.claim.inline-bytes-max";

    private static final int INLINE_BYTES_DEFAULT = 256 << 10;

    @Produces
    @Singleton
    ClaimCheck claimCheck(Claims claims, Config config) {
        return new ClaimCheck(
                claims, config.getOptionalValue(INLINE_KEY, Integer.class).orElse(INLINE_BYTES_DEFAULT));
    }
}
