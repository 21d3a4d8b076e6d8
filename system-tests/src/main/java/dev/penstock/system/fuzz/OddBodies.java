package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Bodies that are no JSON, XML, form or multipart, or hardly; each is signed, so that it reaches what reads it. */
final class OddBodies {
    private static final List<String> JSON = List.of(
            "",
            " ",
            "null",
            "1",
            "\"x\"",
            "[]",
            "{}",
            "{",
            "[",
            "{\"a\"",
            "{\"a\":\"",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "[1,2",
            "{\"a\":1}{\"b\":2}",
            "\u00ef\u00bb\u00bf{}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\u12\"}",
            "\u00ff\u00fe{\u0000}\u0000",
            "{\"a\":1e999999999}",
            "{\"a\":" + "9".repeat(5_000) + "}",
            "{\"a\":-" + "1".repeat(1_200) + ".5e-999}",
            "{\"id\":1e400}",
            "{\"id\":{}}",
            "{\"id\":\"" + "i".repeat(300) + "\"}",
            "{\"id\":\"\\u0000\"}",
            "{\"id\":null}",
            "{\"id\":true}",
            "{\"id\":123456789012345678901234567890}",
            "[".repeat(1_001),
            "{\"a\":".repeat(2_000),
            "[".repeat(100_000),
            "{\"a\":[".repeat(5_000) + "]}".repeat(5_000),
            "{\"" + "n".repeat(60_000) + "\":1}",
            "{\"action\":[\"x\"]}",
            "{\"action\":\"" + "c".repeat(5_000) + "\"}",
            "// c\n{}",
            "\u0000");

    private static final List<String> EVENTS = List.of(
            "[]",
            "{}",
            "[{}]",
            "[null]",
            "[1]",
            "[[]]",
            "[{\"specversion\":\"9\"}]",
            "{\"specversion\":\"1.0\",\"id\":\"x\",\"type\":\"\",\"source\":\"\"}",
            "[{\"specversion\":\"1.0\",\"id\":1,\"type\":\"t\",\"source\":\"s\"}]",
            "[{\"specversion\":\"1.0\",\"id\":\"x\",\"type\":\"t\"}]",
            "[{\"specversion\":\"1.0\",\"id\":\"x\",\"type\":\"t\",\"source\":\"s\",\"data_base64\":\"%\"}]",
            "[" + "{},".repeat(2_000) + "{}]",
            "[{\"specversion\":\"1.0\",\"id\":\"x\",\"type\":\"t\",\"source\":\"::\",\"time\":\"yesterday\"}]");

    private static final List<String> XML = List.of(
            "",
            "<",
            "<a",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "x",
            "<?xml version=\"1.1\"?><a/>",
            "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><event id=\"x\">&b;</event>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><event id=\"x\"/>",
            "<!DOCTYPE l [<!ENTITY a \"" + "h".repeat(100)
                    + "\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><event id=\"x\">&c;&c;&c;</event>",
            "<event id=\"&#0;\"/>",
            "<event id='a' id='b'/>",
            "<event id=\"x\">&undefined;</event>",
            "<event xmlns:a='' a:id=''/>",
            "<a:event/>",
            "<e>".repeat(5_000),
            "<e>".repeat(2_000) + "</e>".repeat(2_000),
            "<event id=\"x\" " + "a='b' ".repeat(500) + "/>",
            "\u00ff\u00fe<\u0000a\u0000",
            "<event id=\"" + "i".repeat(400) + "\"/>",
            "<event id=\"x\"><![CDATA[",
            "<event id=\"x\"><!-- -- --></event>",
            "<?xml?>",
            "\u0000");

    private static final List<String> FORM = List.of(
            "",
            "=",
            "&",
            "id",
            "id=",
            "id=%",
            "id=%zz",
            "id=%ff%fe",
            "id=a&id=b",
            "&&&&=&=",
            "id=" + "i".repeat(400),
            "id=x" + "&a=b".repeat(1_200),
            "\u0000=\u0000",
            "id=\u00ff",
            "payload={",
            "id[]=x",
            "id=%u0041",
            "id=+");

    private static final String B = "--" + Senders.BOUNDARY;
    private static final String ID = "Content-Disposition: form-data; name=\"id\"\r\n\r\n";
    private static final List<String> MULTIPART = List.of(
            "",
            B,
            B + "--",
            B + "\r\n",
            B + "\r\n\r\n",
            B + "\r\n" + ID + "x",
            B + "\r\n" + ID + "x\r\n" + B,
            B + "\n" + "x\n" + B + "--",
            B + "\r\nno headers\r\n" + B + "--\r\n",
            "preamble\r\n" + B + "\r\n" + ID + "x\r\n" + B + "--\r\nepilogue",
            B + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + B + "--",
            B + "\r\nContent-Disposition: form-data; name=\"\r\n\r\nx\r\n" + B + "--",
            (B + "\r\n" + ID + "x\r\n").repeat(1_500) + B + "--",
            B + "\r\n" + ID + "x\r\n" + B + "\r\n" + ID + "y\r\n" + B + "--",
            B + "\r\n" + "H: v\r\n".repeat(800) + "\r\nx\r\n" + B + "--",
            B + "\r\n" + "h".repeat(20_000) + "\r\n\r\nx\r\n" + B + "--",
            B + "\r\n" + ID + "\u00ff\u00fe\r\n" + B + "--",
            B + "\r\nContent-Type: application/json\r\n" + ID + "{\r\n" + B + "--",
            "-".repeat(50_000));

    private OddBodies() {}

    static byte[] of(String source, RandomGenerator random) {
        List<String> odd = switch (source) {
            case "fz-batch" -> random.nextBoolean() ? EVENTS : JSON;
            case "fz-xml" -> XML;
            case "fz-form" -> FORM;
            case "fz-multipart" -> MULTIPART;
            default -> JSON;
        };
        byte[] bytes = any(random, odd).getBytes(StandardCharsets.ISO_8859_1);
        return random.nextInt(20) == 0 ? gzip(bytes) : bytes;
    }

    static byte[] random(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
