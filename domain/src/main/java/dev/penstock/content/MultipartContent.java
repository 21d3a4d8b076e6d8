package dev.penstock.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A form in parts, as <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a> writes it: an object of fields. A part with a file
 * name is a file, one of a JSON type is JSON, any other a text. A parameter {@code json} of the content type names a field whose
 * text is JSON.
 */
final class MultipartContent {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final int HEAD_BYTES_MAX = 8 << 10;
    private static final int BOUNDARY_LENGTH_MAX = 70;

    private MultipartContent() {}

    static ObjectNode read(MediaType type, byte[] bytes) {
        String boundary = type.parameter("boundary");
        if (boundary.isEmpty() || boundary.length() > BOUNDARY_LENGTH_MAX) {
            throw new MalformedContent("a multipart type must have a boundary of 1 to 70 characters");
        }
        Fields fields = new Fields(type.parameter("json"));
        byte[] first = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        int at = startsWith(bytes, 0, first) ? first.length : end(bytes, 0, delimiter);
        while (!startsWith(bytes, at, new byte[] {'-', '-'})) {
            int start = end(bytes, at, LINE_END);
            int next = end(bytes, start - LINE_END.length, delimiter);
            part(fields, bytes, start, next - delimiter.length);
            at = next;
        }
        return fields.object();
    }

    /** A part without headers has no name either, and a field must have one. */
    private static void part(Fields fields, byte[] bytes, int start, int end) {
        int body = end(bytes, start, HEAD_END);
        if (body - start > HEAD_BYTES_MAX || body > end) {
            throw new MalformedContent("each part must have headers of up to " + HEAD_BYTES_MAX + " bytes");
        }
        String disposition = "";
        String contentType = "";
        for (String line : new String(bytes, start, body - start, StandardCharsets.UTF_8).split("\r\n", -1)) {
            int colon = Math.max(line.indexOf(':'), 0);
            String value = line.substring(Math.min(colon + 1, line.length())).strip();
            switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> disposition = value;
                case "content-type" -> contentType = value;
                default -> {}
            }
        }
        MediaType said = MediaType.parse(disposition);
        if (said.parameter("name").isEmpty()) {
            throw new MalformedContent("each part must have a name");
        }
        fields.add(said.parameter("name"), value(said, contentType, bytes, body, end));
    }

    private static JsonNode value(MediaType disposition, String contentType, byte[] bytes, int start, int end) {
        if (disposition.parameters().containsKey("filename")) {
            return FileContent.read(
                    contentType.isEmpty() ? ContentKind.BYTES.mediaType() : contentType,
                    disposition.parameter("filename"),
                    bytes,
                    start,
                    end);
        }
        byte[] value = Arrays.copyOfRange(bytes, start, end);
        boolean json = !contentType.isEmpty() && ContentKind.of(contentType) == ContentKind.JSON;
        return json ? JsonContent.read(value) : TextContent.read(MediaType.parse(contentType), value);
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] text) {
        return at + text.length <= bytes.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /** Where the next occurrence ends. */
    private static int end(byte[] bytes, int from, byte[] text) {
        for (int at = from; at + text.length <= bytes.length; at++) {
            if (bytes[at] == text[0] && startsWith(bytes, at, text)) {
                return at + text.length;
            }
        }
        throw new MalformedContent("the body is not multipart, or breaks off");
    }
}
