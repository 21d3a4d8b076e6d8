package dev.penstock.web.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The body of a trial is read whole, or refused with what is allowed. */
class TrialBodyTest {
    @Test
    void whatIsLeftOutHasADefault() {
        assertThat(TrialBody.read("{\"selector\":\"a = 1\",\"source\":\"forum\"}"))
                .isEqualTo(new TrialBody("a = 1", "forum", null, null, 10_000));
        assertThat(TrialBody.read("{\"selector\":\"a = 1\",\"stage\":\"a/b\",\"type\":\"t\",\"last\":5}"))
                .isEqualTo(new TrialBody("a = 1", null, "t", "a/b", 5));
    }

    @Test
    void whatIsOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> TrialBody.read(null)).hasMessage("the body must be a JSON object");
        assertThatThrownBy(() -> TrialBody.read("{")).hasMessage("the body must be a JSON object");
        assertThatThrownBy(() -> TrialBody.read("{\"source\":\"forum\"}"))
                .hasMessage("\"selector\" must be a text, found nothing");
        assertThatThrownBy(() -> TrialBody.read("{\"selector\":\"a\",\"sauce\":\"forum\"}"))
                .hasMessage("the body has a member \"sauce\", allowed are selector, source, type, stage, last");
        assertThatThrownBy(() -> TrialBody.read("{\"selector\":\"a\",\"last\":\"5\"}"))
                .hasMessage("\"last\" must be a number from 1 to 100000, found \"5\"");
        assertThatThrownBy(() -> TrialBody.read("{\"selector\":\"a\",\"last\":99999999999}"))
                .hasMessageContaining("found 99999999999");
    }
}
