package dev.penstock.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Secrets that are made up for a new instance. */
class MadeUpSecretTest {
    private static final byte[] RANDOM = new byte[32];

    static {
        new Random(7).nextBytes(RANDOM);
    }

    @Test
    void everyProvidersSchemeCanUseTheSecretItMakesUp() {
        for (Provider provider : ProviderCatalogue.bundled().all()) {
            Secret secret = provider.signature().secretOf(RANDOM);

            assertThatCode(() -> provider.signature().requireUsable(secret))
                    .as(provider.name())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aSecretInHexOrBase64StandsForTheBytesItWasMadeOf() {
        assertThat(SecretForm.HEX.key(SecretForm.HEX.write(RANDOM))).isEqualTo(RANDOM);
        assertThat(SecretForm.BASE64.key(SecretForm.BASE64.write(RANDOM))).isEqualTo(RANDOM);
    }
}
