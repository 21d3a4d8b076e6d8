package dev.penstock.cloudevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Binary mode: attributes in headers {@code ce-*}, the data in the body. */
public final class BinaryCloudEvent {
    private static final String PREFIX = "ce-";
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    private BinaryCloudEvent() {}

    /**
     * The event of a request.
     *
     * @param contentType of its body
     * @throws InvalidCloudEvent naming the attribute
     */
    public static CloudEvent read(WebhookRequest request, String contentType) {
        SortedMap<String, JsonNode> attributes = new TreeMap<>();
        request.headers().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), value(name.substring(PREFIX.length()), values));
            }
        });
        Payload body = request.body();
        Payload data = body.size() == 0 ? Payload.ofJson(NullNode.getInstance()) : body;
        return CloudEvent.of(attributes, contentType, data);
    }

    private static JsonNode value(String name, List<String> values) {
        if (values.size() != 1) {
            throw InvalidCloudEvent.attribute(name, "must be given once");
        }
        return TextNode.valueOf(decoded(unquoted(values.get(0).strip())));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? QUOTED_PAIR.matcher(value.substring(1, value.length() - 1)).replaceAll("$1")
                : value;
    }

    /** Percent-decodes once, as the binding demands; what is no escape stands for itself. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] == '%' && i + 2 < bytes.length
                    ? Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16)
                    : -1;
            decoded.write(octet < 0 ? bytes[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
