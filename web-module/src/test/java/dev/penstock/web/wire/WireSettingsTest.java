package dev.penstock.web.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of the wire. */
class WireSettingsTest {
    private static WireSettings of(Map<String, String> config) {
        return WireSettings.of(key -> Optional.ofNullable(config.get(key)));
    }

    @Test
    void theGuardIsOnAndARequestHasTwentySeconds() {
        assertThat(of(Map.of())).isEqualTo(new WireSettings(true, 20_000));
    }

    @Test
    void bothCanBeSaidOtherwise() {
        assertThat(of(Map.of(WireSettings.GUARD_KEY, "off", WireSettings.SECONDS_KEY, "3600")))
                .isEqualTo(new WireSettings(false, 3_600_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "-1", "1.5", "x", "99999999999"})
    void anotherTimeIsNamed(String seconds) {
        assertThatThrownBy(() -> of(Map.of(WireSettings.SECONDS_KEY, seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(WireSettings.SECONDS_KEY, "1 to 3600", "found " + seconds);
    }

    @Test
    void whatIsNeitherOnNorOffIsNamed() {
        assertThatThrownBy(() -> of(Map.of(WireSettings.GUARD_KEY, "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(WireSettings.GUARD_KEY, "on or off", "found true");
    }
}
