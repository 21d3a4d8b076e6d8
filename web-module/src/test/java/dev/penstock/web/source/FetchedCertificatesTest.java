package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is believed of the certificates that deliveries name, and how often they are fetched. */
class FetchedCertificatesTest {
    private static final Instant VALID = Instant.parse("2027-01-10T12:00:00Z");
    private static final URI URL = URI.create("https://sns.example/a.pem");

    /** Valid for one year; the certificate below has issued it. */
    private static final String SIGNER = """
            -----BEGIN CERTIFICATE-----
            MIIBJzCBzQIUNOh2jPV371oIxkhacp4rBTq9uMYwCgYIKoZIzj0EAwIwFjEUMBIG
            A1UEAwwLU2FtcGxlIHJvb3QwHhcNMjYxMTI0MDE1MTU2WhcNMjcxMTI0MDE1MTU2
            WjAWMRQwEgYDVQQDDAtzbnMuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABIjTXyKzeRBv+Q4Jf2jSohe1rk4E1CJGaNK08+nb4RqEn8GyP9tTMY6ub8W/
            gGfLkLuaOP1MFLXmsP5Xm0Y0LAkwCgYIKoZIzj0EAwIDSQAwRgIhAOwnO50JtChw
            2+xbjOf/swuoZcA/MUX68ynnzZRfq1sjAiEA0a4uOC7T1yL89ynifJkozWkOlPWa
            +BU8AnZUUdv3myI=
            -----END CERTIFICATE-----
            """;

    private static final String ISSUER = """
            -----BEGIN CERTIFICATE-----
            MIIBgzCCASmgAwIBAgIUQJQBk2ysEC1ZY6kZ/iQD9xdzehQwCgYIKoZIzj0EAwIw
            FjEUMBIGA1UEAwwLU2FtcGxlIHJvb3QwIBcNMjYxMTI0MDE1MTU2WhgPMjEyNjEw
            MzEwMTUxNTZaMBYxFDASBgNVBAMMC1NhbXBsZSByb290MFkwEwYHKoZIzj0CAQYI
            KoZIzj0DAQcDQgAEo1LQAI/6q/ZpzLWn0SpBQ6Aenjhncs1Q/8C1ZRdA/v1VJP2d
            nZTi4TWfN2+/r2LBw3krAVGxvd51t0PZfwZ666NTMFEwHQYDVR0OBBYEFNCgm4O+
            9NnR+p54HE4PF4yRUyGvMB8GA1UdIwQYMBaAFNCgm4O+9NnR+p54HE4PF4yRUyGv
            MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMYN/YMIoMJ4tnry
            jKbh4kUfOIst9YD2SseHc7GLUl3PAiAnG3jUol/ItNqQQOPu41HxAAz3Dh/B2FOf
            Gf7B6h+csA==
            -----END CERTIFICATE-----
            """;

    private final List<URI> fetched = new ArrayList<>();
    private Instant now = VALID;
    private String file = SIGNER + ISSUER;

    private final FetchedCertificates certificates = new FetchedCertificates(
            url -> {
                fetched.add(url);
                if (file.isEmpty()) {
                    throw new IOException("nobody there");
                }
                return file.getBytes(StandardCharsets.US_ASCII);
            },
            () -> now);

    @Test
    void aKeyIsFetchedOnceADay() {
        assertThat(certificates.publicKey(URL)).isPresent();
        assertThat(certificates.publicKey(URL)).isPresent();
        assertThat(fetched).hasSize(1);
        now = now.plus(Duration.ofDays(1));
        assertThat(certificates.publicKey(URL)).isPresent();
        assertThat(fetched).hasSize(2);
    }

    @Test
    void aFailureIsRememberedForAMinute() {
        file = "";
        assertThat(certificates.publicKey(URL)).isEmpty();
        file = SIGNER;
        assertThat(certificates.publicKey(URL)).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(certificates.publicKey(URL)).isPresent();
    }

    @Test
    void aCertificateOfAnotherTimeOrAnotherIssuerIsNotBelieved() {
        file = ISSUER + SIGNER;
        assertThat(certificates.publicKey(URL)).isEmpty();
        file = SIGNER;
        now = VALID.plus(Duration.ofDays(700));
        assertThat(certificates.publicKey(URL)).isEmpty();
        file = "<html>";
        now = VALID.plus(Duration.ofHours(1));
        assertThat(certificates.publicKey(URI.create("https://sns.example/b.pem")))
                .isEmpty();
    }

    @Test
    void theOldestAreForgotten() {
        for (int i = 0; i <= FetchedCertificates.REMEMBERED_MAX; i++) {
            certificates.publicKey(URI.create("https://sns.example/" + i + ".pem"));
        }
        fetched.clear();
        certificates.publicKey(URI.create("https://sns.example/1.pem"));
        assertThat(fetched).isEmpty();
        certificates.publicKey(URI.create("https://sns.example/0.pem"));
        assertThat(fetched).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14, true",
        "10.1.2.3, false",
        "127.0.0.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "224.0.0.1, false",
        "::1, false",
        "fd00::1, false",
        "fe80::1, false",
        "2606:2800:21f:cb07::1, true"
    })
    void noAddressOfAPrivateNetworkIsCalled(String address, boolean allowed) throws UnknownHostException {
        assertThat(CertificateFetch.isPublic(InetAddress.getByName(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://sns.example/a.pem, over https only",
        "https://127.0.0.1:1/a.pem, private network",
        "https://[::1]:1/a.pem, private network"
    })
    void anAddressThatIsNotMeantIsRefusedBeforeACall(String url, String reason) {
        assertThatThrownBy(() -> new CertificateFetch().bytes(URI.create(url)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
