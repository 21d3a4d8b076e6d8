package dev.penstock.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Form fields, percent-encoded, as the <a href="https://url.spec.whatwg.org/#urlencoded-parsing">URL standard</a> reads them: an
 * object of texts. A parameter {@code json} of the content type names a field that is itself JSON.
 */
final class FormContent {
    private FormContent() {}

    static ObjectNode read(MediaType type, byte[] bytes) {
        return read(new Fields(type.parameter("json")), bytes);
    }

    /** The fields of a URL's query, which has the same form. */
    static ObjectNode read(String query) {
        return read(new Fields(""), query.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode read(Fields fields, byte[] bytes) {
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '&') {
                field(fields, bytes, start, i);
                start = i + 1;
            }
        }
        return fields.object();
    }

    private static void field(Fields fields, byte[] bytes, int start, int end) {
        if (start == end) {
            return;
        }
        int equals = start;
        while (equals < end && bytes[equals] != '=') {
            equals++;
        }
        fields.add(
                decoded(bytes, start, equals),
                JsonNodeFactory.instance.textNode(decoded(bytes, Math.min(equals + 1, end), end)));
    }

    private static String decoded(byte[] bytes, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            int octet = bytes[i] == '%' && i + 2 < end ? octet(bytes[i + 1], bytes[i + 2]) : -1;
            if (octet >= 0) {
                decoded.write(octet);
                i += 2;
            } else {
                decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** A value below 0 when these are no two hexadecimal digits: a percent sign then stands for itself. */
    private static int octet(byte high, byte low) {
        return Character.digit(high, 16) << 4 | Character.digit(low, 16);
    }
}
