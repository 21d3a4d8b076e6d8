package dev.penstock.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: one JSON view of every kind of body. Method: bodies as senders write them, and the bounds. */
class ContentTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=\"x y\"";

    private static String said(String contentType, String body) {
        return Content.json(contentType, body.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|JSON",
                "Application/JSON; charset=utf-8|JSON",
                "application/vnd.github+json|JSON",
                "application/x-www-form-urlencoded|FORM",
                "text/xml;charset=\"utf-8\"|XML",
                "application/atom+xml|XML",
                "text/plain|TEXT",
                "multipart/form-data; boundary=a|MULTIPART",
                "image/png|BYTES",
                "application/protobuf|BYTES",
                "nonsense|BYTES"
            })
    void theKindFollowsFromTheMediaType(String contentType, ContentKind kind) {
        assertThat(ContentKind.of(contentType)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/protobuf", "multipart/mixed", ""})
    void whatPenstockDoesNotTakeByItselfHasNoKind(String name) {
        assertThat(ContentKind.named(name)).isEmpty();
    }

    @Test
    void aMediaTypeIsReadAndWrittenWithItsParameters() {
        MediaType type = MediaType.parse("Multipart/Form-Data; Boundary=\"a \\\"b\"; charset=utf-8; charset=x");
        assertThat(type.name()).isEqualTo("multipart/form-data");
        assertThat(type.parameter("boundary")).isEqualTo("a \"b");
        assertThat(type.parameter("charset")).isEqualTo("utf-8");
        assertThat(MediaType.parse(type.with("json", "payload").toString())).isEqualTo(type.with("json", "payload"));
    }

    @Test
    void ofJsonMembersWithTheSameNameTheLastCounts() {
        assertThat(said("application/json", "{\"a\":1,\"a\":2}")).isEqualTo("{\"a\":2}");
    }

    @Test
    void itemsOfAJsonArrayKeepTheirBytes() {
        String body = "\uFEFF{ \"b\":[0], \"a\":{\"b\": [ {\"n\":1.10, \"ä\":\"]\"},7 , \"x\" ,[[1]],null]}}";
        assertThat(JsonContent.items(body.getBytes(StandardCharsets.UTF_8), JsonPointer.compile("/a/b")))
                .extracting(item -> new String(item, StandardCharsets.UTF_8))
                .containsExactly("{\"n\":1.10, \"ä\":\"]\"}", "7", "\"x\"", "[[1]]", "null");
        assertThat(JsonContent.items("[1,2]".getBytes(StandardCharsets.UTF_8), JsonPointer.empty()))
                .hasSize(2);
        assertThatThrownBy(() ->
                        JsonContent.items("{\"a\":{}}".getBytes(StandardCharsets.UTF_8), JsonPointer.compile("/a")))
                .isInstanceOf(MalformedContent.class)
                .hasMessage("the body must have an array at '/a'");
    }

    @Test
    void itemsAreTheLastArrayOfItsNameAsTheViewHasIt() {
        assertThat(JsonContent.items(
                        "{\"a\":[1,2],\"a\":[3]}".getBytes(StandardCharsets.UTF_8), JsonPointer.compile("/a")))
                .extracting(item -> new String(item, StandardCharsets.UTF_8))
                .containsExactly("3");
    }

    @Test
    void itemsInAnotherEncodingThanUtf8AreRefused() {
        assertThatThrownBy(() -> JsonContent.items("[1]".getBytes(StandardCharsets.UTF_16), JsonPointer.empty()))
                .hasMessage("the body is JSON in another encoding than UTF-8");
    }

    @Test
    void aFormIsAnObjectOfTextsAndOfArraysWhereANameRepeats() {
        assertThat(said(FORM, "a=1&b=x+y%26&&c&a=2&d=%C3%A4&a=3&%65=100%"))
                .isEqualTo("{\"a\":[\"1\",\"2\",\"3\"],\"b\":\"x y&\",\"c\":\"\",\"d\":\"ä\",\"e\":\"100%\"}");
        assertThat(said(FORM, "")).isEqualTo("{}");
    }

    @Test
    void aFormsFieldCanBeJson() {
        assertThat(said(FORM + "; json=payload", "payload=%7B%22id%22%3A7%7D&x={}"))
                .isEqualTo("{\"payload\":{\"id\":7},\"x\":\"{}\"}");
        assertThatThrownBy(() -> said(FORM + "; json=payload", "payload=secret"))
                .hasMessage("field 'payload' must be JSON");
    }

    @Test
    void aFormsFieldThatHoldsAJsonArrayIsNotMistakenForARepeatedOne() {
        assertThat(said(FORM + "; json=e", "e=[1]&e=[2]")).isEqualTo("{\"e\":[[1],[2]]}");
    }

    @Test
    void formsAreBoundedInFields() {
        assertThatThrownBy(() -> said(FORM, "a=1&".repeat(Fields.FIELDS_MAX + 1)))
                .isInstanceOf(MalformedContent.class)
                .hasMessage("a form may have up to 1000 fields");
    }

    @Test
    void textIsOneString() {
        assertThat(said("text/plain", "a\n\"b\"")).isEqualTo("\"a\\n\\\"b\\\"\"");
        assertThat(Content.json("text/plain; charset=ISO-8859-1", new byte[] {(byte) 0xE4})
                        .textValue())
                .isEqualTo("ä");
        assertThatThrownBy(() -> said("text/plain; charset=klingon", "a")).isInstanceOf(MalformedContent.class);
    }

    @Test
    void bytesAreDescribedAndInlinedUpToABound() {
        assertThat(said("application/octet-stream", "abc"))
                .isEqualTo("{\"contentType\":\"application/octet-stream\",\"size\":3,\"sha256\":"
                        + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"base64\":\"YWJj\"}");
        assertThat(Content.json("image/png", new byte[FileContent.INLINE_BYTES_MAX + 1])
                        .has("base64"))
                .isFalse();
    }

    @Test
    void aMultipartFormIsAnObjectOfItsFieldsAndFiles() {
        String body = """
                a preamble
                --x y
                Content-Disposition: form-data; name="title"

                Hello
                World
                --x y
                content-disposition: form-data; name=meta
                Content-Type: application/json

                {"n":1}
                --x y
                Content-Disposition: form-data; name="file"; filename="../a.txt"
                Content-Type: text/plain

                abc
                --x y
                Content-Disposition: form-data; name="file"; filename="b"


                --x y--
                an epilogue""".replace("\n", "\r\n");
        assertThat(said(MULTIPART, body))
                .isEqualTo("{\"title\":\"Hello\\r\\nWorld\",\"meta\":{\"n\":1},\"file\":["
                        + "{\"name\":\"../a.txt\",\"contentType\":\"text/plain\",\"size\":3,\"sha256\":"
                        + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"base64\":\"YWJj\"},"
                        + "{\"name\":\"b\",\"contentType\":\"application/octet-stream\",\"size\":0,\"sha256\":"
                        + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"base64\":\"\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x y",
                "--x y\r\n",
                "--x y\r\n--x y--",
                "--x y\r\n\r\n--x y--",
                "--x y\r\nContent-Disposition: form-data; name=a\r\n\r\nbroken off",
                "--x y\r\nContent-Disposition: form-data; name=a\r\n--x y--\r\n\r\n\r\n--x y--",
                "--x y\r\nContent-Type: text/plain\r\n\r\na\r\n--x y--"
            })
    void aMultipartBodyThatIsDamagedIsRefused(String body) {
        assertThatThrownBy(() -> said(MULTIPART, body)).isInstanceOf(MalformedContent.class);
        assertThatThrownBy(() -> said("multipart/form-data", body)).isInstanceOf(MalformedContent.class);
    }

    @Test
    void xmlIsAnObjectOfItsRoot() {
        assertThat(said(
                        "text/xml",
                        "<?xml version='1.0'?><!-- c --><n:order xmlns:n='urn:n' id='7'><item>a&amp;b</item>\n"
                                + "<item q='2'>c<![CDATA[<]]></item><empty/><x><y>1</y></x></n:order>"))
                .isEqualTo(
                        "{\"order\":{\"@id\":\"7\",\"item\":[\"a&b\",{\"@q\":\"2\",\"#text\":\"c<\"}],\"empty\":\"\","
                                + "\"x\":{\"y\":\"1\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a>",
                "<a/><b/>",
                "{}",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
                "<a>&x;</a>",
                "<a b='&x;'/>"
            })
    void xmlWithADocumentTypeOrEntitiesOrBrokenIsRefusedAndNothingIsFetched(String body) {
        assertThatThrownBy(() -> said("application/xml", body)).isInstanceOf(MalformedContent.class);
    }

    @Test
    void depthIsBoundedInEveryKind() {
        int deep = JsonContent.DEPTH_MAX + 1;
        for (List<String> body : List.of(
                List.of("application/json", "[".repeat(deep) + "]".repeat(deep)),
                List.of("application/xml", "<a>".repeat(deep) + "</a>".repeat(deep)),
                List.of(FORM + "; json=a", "a=" + "[".repeat(deep) + "]".repeat(deep)))) {
            assertThatThrownBy(() -> said(body.get(0), body.get(1)))
                    .as(body.get(0))
                    .isInstanceOf(MalformedContent.class);
        }
    }
}
