package dev.penstock.web.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.EventKey;
import dev.penstock.web.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed is read, what is not is named. */
class ParametersTest {
    @Test
    void aLimitIsAPageOfUpTo200() {
        assertThat(Parameters.limit(null)).isEqualTo(50);
        assertThat(Parameters.limit("1")).isEqualTo(1);
        assertThat(Parameters.limit("200")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "", "ten", "99999999999"})
    void anotherLimitIsRefused(String limit) {
        assertThatThrownBy(() -> Parameters.limit(limit))
                .isInstanceOf(ProblemException.class)
                .hasMessage("limit must be a number from 1 to 200, found '" + limit + "'");
    }

    @Test
    void anInstantMayHaveAnyOffset() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Parameters.instant("before", "2026-03-01T12:00:00Z")).isEqualTo(noon);
        assertThat(Parameters.instant("before", "2026-03-01T13:00:00+01:00")).isEqualTo(noon);
        assertThatThrownBy(() -> Parameters.instant("before", "yesterday"))
                .hasMessage("before must be an instant such as 2026-03-01T12:00:00Z, found 'yesterday'");
    }

    @Test
    void aKeyThatNoEventCanHaveIsNone() {
        assertThat(Parameters.eventKey("github", "a/b;c?d")).contains(new EventKey("github", "a/b;c?d"));
        assertThat(Parameters.eventKey("github", "x".repeat(256))).isEmpty();
        assertThat(Parameters.eventKey("git/hub", "1")).isEmpty();
    }
}
