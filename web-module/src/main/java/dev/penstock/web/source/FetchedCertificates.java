package dev.penstock.web.source;

import dev.penstock.signature.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Senders' certificates, fetched when a delivery names one that is not remembered. A key is remembered for a day at most, a failure for
 * a minute, {@value #REMEMBERED_MAX} of them in all; {@value #FETCHES_MAX} are fetched at a time, and whoever names another meanwhile
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

    /** Makes the outbound call. */
    interface Fetch {
        byte[] bytes(URI url) throws IOException, InterruptedException;
    }

    /** What is known of an address, and until when. */
    private record Known(Optional<PublicKey> key, Instant until) {}

    private final Fetch fetch;
    private final InstantSource clock;
    private final Semaphore fetches = new Semaphore(FETCHES_MAX);
    private final Map<URI, Known> remembered = new LinkedHashMap<>(16, 0.75f, true);

    FetchedCertificates(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public Optional<PublicKey> publicKey(URI url) {
        Instant now = clock.instant();
        Known known = remembered(url);
        if (known != null && now.isBefore(known.until())) {
            return known.key();
        }
        if (!fetches.tryAcquire()) {
            return Optional.empty();
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
            X509Certificate signer = signer(fetch.bytes(url), now);
            Instant end = signer.getNotAfter().toInstant();
            Instant day = now.plus(KEY_KEPT);
            return new Known(Optional.of(signer.getPublicKey()), end.isBefore(day) ? end : day);
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(System.Logger.Level.WARNING, "the certificate at " + url + " is not usable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Known(Optional.empty(), now.plus(FAILURE_KEPT));
    }

    /** The first certificate of a file in which each further one has issued the one before it. */
    private static X509Certificate signer(byte[] file, Instant now) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file))) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("the file has no certificate");
        }
        for (int i = 0; i < chain.size(); i++) {
            chain.get(i).checkValidity(Date.from(now));
            if (i > 0) {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            }
        }
        return chain.get(0);
    }

    private @Nullable Known remembered(URI url) {
        synchronized (remembered) {
            return remembered.get(url);
        }
    }

    private void remember(URI url, Known known) {
        synchronized (remembered) {
            remembered.put(url, known);
            if (remembered.size() > REMEMBERED_MAX) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
    }
}
