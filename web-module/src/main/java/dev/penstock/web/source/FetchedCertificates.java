package dev.penstock.web.source;

import dev.penstock.signature.Certificates;
import dev.penstock.signature.SenderKey;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Senders' certificates, fetched when a delivery names one that is not remembered, and believed where {@link TrustedChains} does. A key
 * is remembered for a day at most and never longer than its chain is valid, a failure for a minute, {@value #REMEMBERED_MAX} of either; {@value #FETCHES_MAX} are fetched at a time, and whoever names another meanwhile
 * is refused: senders try again. Safe for use by many threads.
 */
final class FetchedCertificates implements Certificates {
    /** {@code allow} lets the server fetch them. */
    static final String KEY = "penstock.certificates.outbound";

    static final int REMEMBERED_MAX = 100;
    static final int FETCHES_MAX = 2;

    private static final System.Logger LOG = System.getLogger(FetchedCertificates.class.getName());
    private static final Duration KEY_KEPT = Duration.ofDays(1);
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

    /** A file of certificates that may stand between a sender's and an authority's. */
    static final String INTERMEDIATES_KEY = "penstock.certificates.intermediates";

    /** Makes the outbound call. */
    interface Fetch {
        Fetched fetch(URI url) throws IOException, InterruptedException;
    }

    /** What is known of an address, and until when. */
    private record Known(SenderKey key, Instant until) {}

    private final Fetch fetch;
    private final TrustedChains chains;
    private final InstantSource clock;
    private final Semaphore fetches = new Semaphore(FETCHES_MAX);
    private final Map<URI, Known> remembered = new LinkedHashMap<>(16, 0.75f, true);

    /** Apart from the keys, which whoever names what does not exist is not to displace. */
    private final Map<URI, Known> failures = new LinkedHashMap<>(16, 0.75f, true);

    FetchedCertificates(Fetch fetch, TrustedChains chains, InstantSource clock) {
        this.fetch = fetch;
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public SenderKey senderKey(URI url) {
        Instant now = clock.instant();
        Known known = remembered(url);
        if (known != null && now.isBefore(known.until())) {
            return known.key();
        }
        if (!fetches.tryAcquire()) {
            return new SenderKey.Unavailable("others are being fetched at the moment");
        }
        try {
            Known fetched = fetched(url, now);
            remember(url, fetched);
            return fetched.key();
        } finally {
            fetches.release();
        }
    }

    private Known fetched(URI url, Instant now) {
        try {
            Fetched fetched = fetch.fetch(url);
            return known(fetched, now);
        } catch (IOException e) {
            warn(url, "could not be fetched", e);
            return failed(new SenderKey.Unavailable("it could not be fetched"), now);
        } catch (GeneralSecurityException e) {
            warn(url, "is not believed", e);
            return failed(new SenderKey.Untrusted(reason(e)), now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(new SenderKey.Unavailable("the server is stopping"), now);
        }
    }

    /** One line: whoever forges deliveries can name one address after the other. */
    private static void warn(URI url, String what, Exception why) {
        LOG.log(System.Logger.Level.WARNING, "the certificate at {0} {1}: {2}", url, what, why);
    }

    private Known known(Fetched fetched, Instant now) throws GeneralSecurityException {
        TrustedChains.Chain chain = chains.of(fetched, now);
        Instant day = now.plus(KEY_KEPT);
        return new Known(
                new SenderKey.Known(chain.signer().getPublicKey(), CertificateNames.of(chain.signer())),
                chain.until().isBefore(day) ? chain.until() : day);
    }

    private static Known failed(SenderKey failure, Instant now) {
        return new Known(failure, now.plus(FAILURE_KEPT));
    }

    /** In words of our own: those of the platform name what it tried. */
    private static String reason(GeneralSecurityException failure) {
        if (failure instanceof CertificateExpiredException) {
            return "it has ended";
        }
        if (failure instanceof CertificateNotYetValidException) {
            return "it is not valid yet";
        }
        if (failure instanceof CertPathBuilderException) {
            return "it leads to no trusted authority, by certificates that are valid now and in its file,"
                    + " in its host's own chain, or in penstock.certificates.intermediates";
        }
        return failure instanceof CertificateException
                ? "its file cannot be read"
                : String.valueOf(failure.getMessage());
    }

    private @Nullable Known remembered(URI url) {
        synchronized (remembered) {
            Known key = remembered.get(url);
            return key == null ? failures.get(url) : key;
        }
    }

    private void remember(URI url, Known known) {
        synchronized (remembered) {
            remembered.remove(url);
            failures.remove(url);
            Map<URI, Known> into = known.key() instanceof SenderKey.Known ? remembered : failures;
            into.put(url, known);
            if (into.size() > REMEMBERED_MAX) {
                into.remove(into.keySet().iterator().next());
            }
        }
    }
}
