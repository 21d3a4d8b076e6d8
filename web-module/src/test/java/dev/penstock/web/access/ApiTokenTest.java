package dev.penstock.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only the token opens the API, and nothing does when there is none. */
class ApiTokenTest {
    private final ApiToken token = new ApiToken(Optional.of("s3cret"));

    @Test
    void theTokenIsAcceptedAsABearer() {
        assertThat(token.isIn("Bearer s3cret")).isTrue();
        assertThat(token.isIn("bearer s3cret")).isTrue();
    }

    @Test
    void theTokenMayComeAsTheBasicPasswordOfAnyUser() {
        assertThat(token.isIn(basic("me:s3cret"))).isTrue();
        assertThat(token.isIn(basic(":s3cret"))).isTrue();
        assertThat(token.isIn(basic("me:s3cret2"))).isFalse();
        assertThat(token.isIn(basic("s3cret"))).isFalse();
        assertThat(token.isIn(basic("s3cret:"))).isFalse();
        assertThat(token.isIn("Basic ???")).isFalse();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anythingElseIsRefused() {
        assertThat(token.isIn(null)).isFalse();
        assertThat(token.isIn("s3cret")).isFalse();
        assertThat(token.isIn("Basic s3cret")).isFalse();
        assertThat(token.isIn("Bearer ")).isFalse();
        assertThat(token.isIn("Bearer s3cre")).isFalse();
        assertThat(token.isIn("Bearer s3cret2")).isFalse();
    }

    @Test
    void nobodyHasAccessWithoutATokenConfigured() {
        assertThat(new ApiToken(Optional.empty()).isIn("Bearer ")).isFalse();
        assertThat(new ApiToken(Optional.of(" ")).isIn("Bearer ")).isFalse();
    }
}
