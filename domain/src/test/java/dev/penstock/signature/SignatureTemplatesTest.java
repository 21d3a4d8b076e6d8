package dev.penstock.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What definitions may write for a format, for signed content and for the words around them. */
class SignatureTemplatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{signature}",
                "sha256={signature}",
                "v1,{signature};",
                "t={timestamp},v1={signature}",
                "ts={timestamp};h1={signature}"
            })
    void aFormatIsPrintedAsItWasWritten(String template) {
        assertThat(SignatureFormat.parse(template)).hasToString(template);
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        assertThat(SignatureFormat.parse("v1={signature},t={timestamp}"))
                .isEqualTo(SignatureFormat.parse("t={timestamp},v1={signature}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "{hex}",
                "{signature}{signature}",
                "t={timestamp},u={timestamp}",
                "{timestamp}:{signature}"
            })
    void aFormatWithoutExactlyOneSignatureIsRefused(String template) {
        assertThatThrownBy(() -> SignatureFormat.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + template + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{timestamp}", "{body}{body}", "{url}{body}", "{body", "body}{body}"})
    void contentWithoutTheBodyOrWithUnknownPartsIsRefused(String template) {
        assertThatThrownBy(() -> SignedContent.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + template + "'");
    }

    @Test
    void unknownWordsAreRefusedWithTheKnown() {
        assertThatThrownBy(() -> HashAlgorithm.parse("MD5"))
                .hasMessage("an algorithm is one of [SHA1, SHA256, SHA512], found 'MD5'");
        assertThatThrownBy(() -> SignatureEncoding.parse("Hex"))
                .hasMessage("a signature's encoding is hex or base64, found 'Hex'");
        assertThatThrownBy(() -> SecretEncoding.parse("plain"))
                .hasMessage("a secret's encoding is raw, hex or base64, found 'plain'");
        assertThatThrownBy(() -> TimestampUnit.parse("m")).hasMessage("a timestamp's unit is s or ms, found 'm'");
    }
}
