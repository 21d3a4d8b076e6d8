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
                "ts={timestamp};h1={signature}",
                "v1={signature},...",
                "v1,{signature} ...",
                "{timestamp},{signature},...",
                "v0={signature},{signature},...",
                "{any}|{signature}&...",
                "base64-json:/signature"
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
    @ValueSource(strings = {"", "text", "{body}{body}", "{uri}{body}", "{body", "body}{body}", "[[{id}{body}"})
    void contentWithoutPartsOrWithUnknownOnesIsRefused(String template) {
        assertThatThrownBy(() -> SignedContent.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + template + "'");
    }

    @Test
    void unknownWordsAreRefusedWithTheKnown() {
        assertThatThrownBy(() -> HashAlgorithm.parse("MD5"))
                .hasMessage("an algorithm is one of [SHA1, SHA256, SHA384, SHA512], found 'MD5'");
        assertThatThrownBy(() -> SignatureEncoding.parse("Hex"))
                .hasMessage("a signature's encoding is hex, base64 or base64url, found 'Hex'");
        assertThatThrownBy(() -> SecretForm.parse("plain")).hasMessageEndingWith(", found 'plain'");
        assertThatThrownBy(() -> TimestampUnit.parse("m"))
                .hasMessage("a timestamp's unit is s, ms, us, iso or auto, found 'm'");
    }
}
