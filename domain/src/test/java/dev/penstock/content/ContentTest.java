package dev.penstock.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
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
        assertThat(said(FORM, "=x")).as("a field without a name").isEqualTo("{\"\":\"x\"}");
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
    void bytesAreDescribedWhateverTheirSize() throws IOException {
        assertThat(said("application/octet-stream", "abc"))
                .isEqualTo("{\"contentType\":\"application/octet-stream\",\"size\":3,\"sha256\":"
                        + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"base64\":\"YWJj\"}");
        byte[] picture = bytes(3 << 20);
        JsonNode base64 = Content.json("image/png", picture).get("base64");
        assertThat(base64.isTextual()).isTrue();
        assertThat(base64.textValue()).isEqualTo(Base64.getEncoder().encodeToString(picture));
        assertThat(base64.binaryValue()).isEqualTo(picture);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aLargeFileInAFormIsThereByteForByte() throws IOException {
        byte[] picture = bytes(100_000);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=f; filename=a.png\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes("\r\n--b--".getBytes(StandardCharsets.UTF_8));

        JsonNode file = Content.json("multipart/form-data; boundary=b", body.toByteArray())
                .get("f");

        assertThat(file.get("size").asInt()).isEqualTo(picture.length);
        assertThat(file.get("sha256").asText()).isEqualTo(Sha256.hex(picture));
        assertThat(file.get("base64").binaryValue()).isEqualTo(picture);
    }

    @Test
    void aLargeDocumentSaysTheSameAsASmallOneAndItsLongTextsAreMadeOnDemand() throws IOException {
        byte[] picture = bytes(60_000);
        String odd = "\\\"é😀\\u00e9\\n\\\\".repeat(4_000);
        String text = " {\"picture\": \"" + Base64.getEncoder().encodeToString(picture) + "\", \"odd\":\"" + odd
                + "\",\"n\":[1,-2147483649,123456789012345678901234567890,1.50,1e400,true,false,null,{}],"
                + "\"a\":1,\"a\":{\"b\":\"short\"}}\n";
        byte[] document = text.getBytes(StandardCharsets.UTF_8);

        JsonNode large = JsonContent.read(document);
        JsonNode usual = new ObjectMapper().readTree(document);

        assertThat(large.get("picture")).isInstanceOf(LongText.class);
        assertThat(large.get("odd")).isInstanceOf(LongText.class);
        assertThat(large).isEqualTo(usual);
        assertThat(large.toString()).isEqualTo(usual.toString());
        assertThat(large.hashCode()).isEqualTo(usual.hashCode());
        assertThat(large.get("picture").binaryValue()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s {}", "{\"a\":%s", "[%s,]", "[%s\u0001]", "[%s\"\t\"]", "[%s,\"open", "[%s,\"open\\"})
    void aLargeDocumentThatIsNotJsonIsRefused(String form) {
        String text = String.format(form, "[\"" + "x".repeat(70_000) + "\"]");

        assertThatThrownBy(() -> said("application/json", text)).isInstanceOf(MalformedContent.class);
        assertThatThrownBy(() -> said("application/json", "[\"" + "x".repeat(70_000) + "\t\"]"))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void aLargeDocumentNestsNoDeeperThanASmallOne() {
        String deep = "[".repeat(101) + "\"" + "x".repeat(70_000) + "\"" + "]".repeat(101);

        assertThatThrownBy(() -> said("application/json", deep)).isInstanceOf(MalformedContent.class);
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
