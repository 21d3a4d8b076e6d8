package dev.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Payloads read as JSON: one document, bounded in depth, and never quoted when they are not. */
class PayloadTest {
    @Test
    void aDocumentIsReadOnceAndItsBytesStayAsTheyCame() {
        Payload payload = of(" {\"a\" : 1}\n");

        assertThat(payload.json().at("/a").asInt()).isEqualTo(1);
        assertThat(payload.json()).isSameAs(payload.json());
        assertThat(payload.text()).isEqualTo(" {\"a\" : 1}\n");
    }

    @Test
    void whatIsNotJsonIsNamedByItsPlaceAndNotQuoted() {
        assertThatThrownBy(() -> of("{\"secret\": oops}").json())
                .isInstanceOf(MalformedPayload.class)
                .hasMessageContaining("line 1, column")
                .hasMessageNotContaining("oops");
    }

    @Test
    void anEmptyBodyIsNotJson() {
        assertThatThrownBy(() -> of("").json()).hasMessage("the body is empty, not JSON");
    }

    @Test
    void whatFollowsTheDocumentIsNotIgnored() {
        assertThatThrownBy(() -> of("{} {}").json()).isInstanceOf(MalformedPayload.class);
    }

    @Test
    void deepNestingIsRefusedBeforeItExhaustsTheStack() {
        assertThat(of("[".repeat(100) + "]".repeat(100)).json().isArray()).isTrue();
        assertThatThrownBy(() -> of("[".repeat(101) + "]".repeat(101)).json()).isInstanceOf(MalformedPayload.class);
    }

    private static Payload of(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
