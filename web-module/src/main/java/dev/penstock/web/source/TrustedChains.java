package dev.penstock.web.source;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Follows a certificate to an authority that is trusted, as <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280</a> says
 * (PKIX). Revocation is not asked about: that would be another outbound call.
 */
final class TrustedChains {
    /** More certificates than that in one file are refused. */
    static final int FILE_MAX = 20;

    private final Set<TrustAnchor> authorities;
    private final List<X509Certificate> intermediates;

    /**
     * A chain that leads to an authority.
     *
     * @param until when the first of its certificates ends
     */
    record Chain(X509Certificate signer, Instant until) {}

    /**
     * @param authorities that are trusted, of which only those count that may issue certificates
     * @param intermediates that may stand between, and are not trusted for themselves
     */
    TrustedChains(Collection<X509Certificate> authorities, Collection<X509Certificate> intermediates) {
        this.authorities = authorities.stream()
                .filter(TrustedChains::mayIssue)
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.intermediates = List.copyOf(intermediates);
    }

    /** Trusts the authorities that this Java platform trusts, {@code javax.net.ssl.trustStore} included. */
    static TrustedChains ofThePlatform(Collection<X509Certificate> intermediates) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> authorities = new ArrayList<>();
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager known) {
                    authorities.addAll(Arrays.asList(known.getAcceptedIssuers()));
                }
            }
            return new TrustedChains(authorities, intermediates);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform's trusted authorities cannot be read", e);
        }
    }

    /** A server's own self-signed certificate may stand among its trusted ones, and is no authority. */
    private static boolean mayIssue(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    /**
     * Reads a file of certificates, PEM or DER.
     *
     * @throws GeneralSecurityException when it has none, or more than {@value #FILE_MAX}
     */
    static List<X509Certificate> read(byte[] file) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file))) {
            certificates.add((X509Certificate) certificate);
        }
        if (certificates.isEmpty() || certificates.size() > FILE_MAX) {
            throw new GeneralSecurityException(
                    "the file must have 1 to " + FILE_MAX + " certificates, found " + certificates.size());
        }
        return certificates;
    }

    /**
     * Of the first certificate in a file.
     *
     * @throws GeneralSecurityException saying why it is not believed
     */
    Chain of(Fetched fetched, Instant now) throws GeneralSecurityException {
        List<X509Certificate> file = read(fetched.file());
        X509Certificate signer = file.get(0);
        signer.checkValidity(Date.from(now));
        if (mayIssue(signer)) {
            throw new GeneralSecurityException("it is an authority's own, and signs no deliveries");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, target);
        List<X509Certificate> between = Stream.of(file, fetched.beside(), intermediates)
                .flatMap(List::stream)
                .toList();
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        var path =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        Instant until = path.getCertPath().getCertificates().stream()
                .map(certificate ->
                        ((X509Certificate) certificate).getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        return new Chain(signer, until);
    }
}
