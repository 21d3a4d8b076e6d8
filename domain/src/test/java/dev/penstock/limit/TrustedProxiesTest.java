package dev.penstock.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word about the client's address counts. */
class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, 2001:db8:ffff::/48");

    private static String client(TrustedProxies proxies, String peer, String... forwardedFor) {
        return proxies.client(peer, List.of(forwardedFor))
                .map(IpAddress::toString)
                .orElse("unknown");
    }

    @Test
    void withoutProxiesTheHeaderProvesNothing() {
        assertThat(client(TrustedProxies.parse(""), "192.0.2.1", "198.51.100.7"))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void aStrangersHeaderProvesNothing() {
        assertThat(client(PROXIES, "192.0.2.1", "198.51.100.7")).isEqualTo("192.0.2.1");
    }

    @Test
    void theLastThatIsNoProxyIsTheClientWhateverItClaims() {
        assertThat(client(PROXIES, "10.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(client(PROXIES, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.2.3.4"))
                .isEqualTo("198.51.100.7");
        assertThat(client(PROXIES, "10.0.0.1", "203.0.113.9", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(client(PROXIES, "2001:db8:ffff::1", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(client(PROXIES, "10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void whatIsNoAddressIsUnknownNotTrusted() {
        assertThat(client(PROXIES, "10.0.0.1", "unknown")).isEqualTo("unknown");
    }

    @Test
    void aMistakeIsNamedWithItsKey() {
        assertThatThrownBy(() -> TrustedProxies.parse("proxy.example.com"))
                .hasMessageStartingWith("penstock.trusted-proxies: ")
                .hasMessageContaining("proxy.example.com");
    }
}
