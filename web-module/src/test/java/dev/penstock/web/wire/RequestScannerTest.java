package dev.penstock.web.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests end, and what is none. */
class RequestScannerTest {
    private static final String START = "POST /hooks/github HTTP/1.1\r\nHost: a\r\n";

    private final RequestScanner scanner = new RequestScanner();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void take(String text) throws RequestRefused {
        scanner.take(bytes(text));
    }

    private static String refusal(String text) {
        RequestRefused refused =
                catchThrowableOfType(RequestRefused.class, () -> new RequestScanner().take(bytes(text)));
        assertThat(refused).as(text).isNotNull();
        return refused.problem().status() + " " + refused.problem().code();
    }

    @Test
    void aRequestEndsWhereItsLengthSays() throws RequestRefused {
        take(START + "Content-Length: 3\r\n\r\nab");
        assertThat(scanner.part()).isEqualTo(RequestScanner.Part.BODY);
        take("c");
        assertThat(scanner.part()).isEqualTo(RequestScanner.Part.NONE);
        assertThat(scanner.requests()).isEqualTo(1);
    }

    @Test
    void itDoesNotMatterInWhichPiecesItComes() throws RequestRefused {
        String text = START + "Transfer-Encoding: chunked\r\n\r\n5\r\nab\r\nc\r\n1\r\nd\r\n0\r\nX: y\r\n\r\n";
        for (char c : (text + "\r\n" + text).toCharArray()) {
            take(String.valueOf(c));
        }
        assertThat(scanner.requests()).isEqualTo(2);
        assertThat(scanner.part()).isEqualTo(RequestScanner.Part.NONE);
    }

    @Test
    void whoExpectsToBeAskedIsKnown() throws RequestRefused {
        take(START + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        assertThat(scanner.expectsContinue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n",
                "Transfer-Encoding: identity\r\n"
            })
    void everyOtherFramingIsRefusedForItCanBeReadInTwoWays(String headers) {
        assertThat(refusal(START + headers + "\r\n")).isEqualTo("400 TRANSFER_ENCODING_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\r\nContent-Length: 3", "3, 3", "+3", "-3", "0x3", "", "3 3", "99999999999999999999"})
    void aLengthIsOneNumberGivenOnce(String length) {
        assertThat(refusal(START + "Content-Length: " + length + "\r\n\r\n")).isEqualTo("400 CONTENT_LENGTH_MALFORMED");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItComes() {
        assertThat(refusal(START + "Content-Length: 2147483648\r\n\r\n")).isEqualTo("413 BODY_TOO_LARGE");
        assertThat(refusal(START + "X: " + "x".repeat(8_192))).isEqualTo("431 HEAD_TOO_LARGE");
        assertThat(refusal(START + "X: y\r\n".repeat(101) + "\r\n")).isEqualTo("431 TOO_MANY_HEADERS");
        assertThat(refusal(START + "Transfer-Encoding: chunked\r\n\r\n12345678\r\n"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X : a\r\n",
                ": a\r\n",
                "X\r\n",
                " folded\r\n",
                "X: a\nY: b\r\n",
                "X: a\rb\r\n",
                "X: a\u0000b\r\n",
                "X: a\u0007\r\n",
                "X\u00e4: a\r\n"
            })
    void aHeaderIsANameAColonAndAValueOnOneLine(String header) {
        assertThat(refusal(START + header + "\r\n")).isEqualTo("400 HEADER_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5;a=b\r\n", "-2\r\n", "zz\r\n", "\r\n", "5 \r\n", "0x5\r\n", "5\n", "2\r\nabc\r\n"})
    void aChunkBeginsWithItsSizeAndHasIt(String chunk) {
        assertThat(refusal(START + "Transfer-Encoding: chunked\r\n\r\n" + chunk))
                .isEqualTo("400 CHUNK_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", "a:99999", "::1", "a b", "a/b", "user@a", "[::1", "a:-1", "", "a\r\nHost: a"})
    void aRequestIsForOneHost(String host) {
        assertThat(refusal("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isEqualTo("400 HOST_MALFORMED");
    }

    @Test
    void onlyTheOldVersionNeedsNoHost() throws RequestRefused {
        assertThat(refusal("GET / HTTP/1.1\r\n\r\n")).isEqualTo("400 HOST_MALFORMED");
        take("GET /health HTTP/1.0\r\n\r\n");
        assertThat(scanner.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.10", "FOO/1.1", "HTTP/1.1 x"})
    void otherVersionsAreRefused(String version) {
        assertThat(refusal("GET / " + version + "\r\nHost: a\r\n\r\n")).startsWith("400 ");
    }

    @Test
    void methodsThatNothingHereHasAreRefused() {
        assertThat(refusal("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("405 METHOD_NOT_ALLOWED");
    }

    @Test
    void aLineThatIsNoRequestLineIsRefusedWhenItEndsThoughNoHeaderHasCome() {
        assertThat(refusal(START + "Content-Length: 2\r\n\r\n{},\"a\": OR 1=1\r\n"))
                .isEqualTo("400 REQUEST_LINE_MALFORMED");
    }

    @Test
    void whatIsNoHttpIsRefusedAtItsFirstByte() {
        assertThat(refusal("\u0016\u0003\u0001")).isEqualTo("400 REQUEST_LINE_MALFORMED");
        assertThat(refusal("\r\n\r\n\r\n")).isEqualTo("400 REQUEST_LINE_MALFORMED");
    }
}
