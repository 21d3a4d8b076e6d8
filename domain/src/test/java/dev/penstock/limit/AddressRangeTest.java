package dev.penstock.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses lie in a range, in every way that an address can be written. */
class AddressRangeTest {
    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:0DB8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "192.0.2.0/24, ::ffff:192.0.2.9, true",
        "192.0.2.0/24, ::ffff:c000:0209, true",
        "::ffff:192.0.2.0/24, 192.0.2.9, true",
        "2001:db8::1, [2001:db8::1], true",
        "fe80::/10, fe80::1%eth0, true"
    })
    void anAddressLiesInARangeOrNot(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).contains(address(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "example.com", "localhost/8", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/", "192.0.2",
                "192.0.2.256", "010.0.0.0/8", "2001:db8::/129", "2001:db8:::/32", "1.2.3.4.5", "::/0/0", "1", ":"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + text + "'");
    }

    @Test
    void bitsBeyondThePrefixAreAMistake() {
        assertThatThrownBy(() -> AddressRange.parse("192.0.2.1/24")).hasMessageContaining("no bits beyond its prefix");
    }

    @Test
    void aNameIsNeverLookedUp() {
        assertThat(IpAddress.parse("dead.beef")).isEmpty();
        assertThat(IpAddress.parse("cafe")).isEmpty();
    }
}
