package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.signature.SenderKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed of the certificates that deliveries name, and how often they are fetched. */
class FetchedCertificatesTest {
    private static final URI URL = URI.create("https://sns.example/a.pem");
    private static TestAuthority authority;

    private final List<URI> fetched = new ArrayList<>();
    private List<X509Certificate> beside = List.of();
    private Instant now;
    private String file;
    private FetchedCertificates certificates;

    @BeforeAll
    static void found(@TempDir Path folder) throws IOException, InterruptedException {
        authority = TestAuthority.in(folder);
    }

    @BeforeEach
    void offer() throws GeneralSecurityException, IOException {
        now = authority.certificate("signer").getNotBefore().toInstant().plus(Duration.ofDays(1));
        file = authority.pem("signer", "issuer");
        certificates = trusting(List.of());
    }

    private FetchedCertificates trusting(List<X509Certificate> intermediates)
            throws GeneralSecurityException, IOException {
        return new FetchedCertificates(
                url -> {
                    fetched.add(url);
                    if (file.isEmpty()) {
                        throw new IOException("nobody there");
                    }
                    return new Fetched(file.getBytes(StandardCharsets.US_ASCII), beside);
                },
                new TrustedChains(
                        List.of(authority.certificate("root"), authority.certificate("signer")), intermediates),
                () -> now);
    }

    private SenderKey known() throws GeneralSecurityException, IOException {
        return new SenderKey.Known(
                authority.certificate("signer").getPublicKey(), Set.of("sns.example", "sns.eu.example"));
    }

    private void assertUntrusted(String reason) {
        assertThat(certificates.senderKey(URL))
                .isInstanceOfSatisfying(
                        SenderKey.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains(reason));
    }

    @Test
    void aChainToATrustedAuthorityIsBelieved() throws Exception {
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
    }

    @Test
    void anIssuerThatTheFileLacksMayStandBesideItOrBeConfigured() throws Exception {
        file = authority.pem("signer");
        assertUntrusted("it leads to no trusted authority");
        certificates = trusting(List.of(authority.certificate("issuer")));
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        certificates = trusting(List.of());
        beside = List.of(authority.certificate("host"), authority.certificate("issuer"));
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
    }

    @Test
    void anAuthorityThatNobodyTrustsIsNot() throws Exception {
        file = authority.pem("strange", "stranger");
        assertUntrusted("it leads to no trusted authority");
        certificates = trusting(List.of(authority.certificate("stranger")));
        assertUntrusted("it leads to no trusted authority");
    }

    @Test
    void whatIsNoAuthorityIssuesNothingThoughItIsTrusted() throws Exception {
        file = authority.pem("pretender", "signer", "issuer");
        assertUntrusted("it leads to no trusted authority");
    }

    @Test
    void anAuthoritysOwnCertificateSignsNoDeliveries() throws Exception {
        file = authority.pem("root");
        assertUntrusted("it is an authority's own");
    }

    @Test
    void aCertificateOfAnotherTimeIsNotBelieved() throws Exception {
        now = now.plus(Duration.ofDays(TestAuthority.SIGNER_DAYS));
        assertUntrusted("it has ended");
        now = authority.certificate("signer").getNotBefore().toInstant().minus(Duration.ofDays(1));
        certificates = trusting(List.of());
        assertUntrusted("it is not valid yet");
    }

    @Test
    void whatIsNoCertificateOrTooManyIsNot() throws Exception {
        file = "<html>";
        assertUntrusted("its file cannot be read");
        now = now.plus(Duration.ofHours(1));
        file = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assertUntrusted("its file cannot be read");
        now = now.plus(Duration.ofHours(1));
        file = authority.pem("signer").repeat(TrustedChains.FILE_MAX + 1);
        assertUntrusted("found 21");
    }

    @Test
    void aKeyIsFetchedOnceADay() throws Exception {
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        assertThat(fetched).hasSize(1);
        now = now.plus(Duration.ofDays(1));
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        assertThat(fetched).hasSize(2);
    }

    @Test
    void aKeyIsForgottenWhenItsCertificateEnds() throws Exception {
        now = authority.certificate("signer").getNotAfter().toInstant().minusSeconds(60);
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        now = now.plusSeconds(61);
        assertUntrusted("it has ended");
    }

    @Test
    void aFailureIsRememberedForAMinute() throws Exception {
        file = "";
        assertThat(certificates.senderKey(URL)).isEqualTo(new SenderKey.Unavailable("it could not be fetched"));
        file = authority.pem("signer", "issuer");
        assertThat(certificates.senderKey(URL)).isInstanceOf(SenderKey.Unavailable.class);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
    }

    @Test
    void theOldestAreForgotten() {
        for (int i = 0; i <= FetchedCertificates.REMEMBERED_MAX; i++) {
            certificates.senderKey(URI.create("https://sns.example/" + i + ".pem"));
        }
        fetched.clear();
        certificates.senderKey(URI.create("https://sns.example/1.pem"));
        assertThat(fetched).isEmpty();
        certificates.senderKey(URI.create("https://sns.example/0.pem"));
        assertThat(fetched).hasSize(1);
    }

    @Test
    void namingWhatDoesNotExistDisplacesNoKey() throws Exception {
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
        file = "";
        for (int i = 0; i <= 2 * FetchedCertificates.REMEMBERED_MAX; i++) {
            certificates.senderKey(URI.create("https://sns.example/" + i + ".pem"));
        }
        assertThat(certificates.senderKey(URL)).isEqualTo(known());
    }

    @Test
    void thePlatformsAuthoritiesAreTrustedAndOursIsNot() {
        certificates = new FetchedCertificates(
                url -> new Fetched(file.getBytes(StandardCharsets.US_ASCII), beside),
                TrustedChains.ofThePlatform(List.of()),
                () -> now);
        assertUntrusted("it leads to no trusted authority");
    }
}
