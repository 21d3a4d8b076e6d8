package dev.penstock.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
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
        "255.255.255.255, false",
        "198.18.0.1, false",
        "::ffff:10.1.2.3, false",
        "64:ff9b::a01:203, false",
        "2002:a01:203::1, false",
        "::1, false",
        "fd00::1, false",
        "fe80::1, false",
        "2606:2800:21f:cb07::1, true"
    })
    void anAddressIsPublicOrNot(String address, boolean expected) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }
}
