package dev.penstock.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.util.Optional;

/**
 * A token in its compact form (<a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515</a>), taken apart and not
 * trusted yet.
 *
 * @param head its first two parts as written, with the dot between them
 */
record JsonWebToken(String algorithm, String head, JsonNode claims, String signature) {
    /** Empty when the text is no token, or needs extensions to be understood. */
    static Optional<JsonWebToken> parse(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        Optional<byte[]> header = SignatureEncoding.BASE64URL.decode(text.substring(0, first));
        Optional<byte[]> claims = SignatureEncoding.BASE64URL.decode(text.substring(first + 1, second));
        Optional<byte[]> signature = SignatureEncoding.BASE64URL.decode(text.substring(second + 1));
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode said = Payload.of(header.get()).json();
            JsonNode claimed = Payload.of(claims.get()).json();
            return said.has("crit") || !claimed.isObject()
                    ? Optional.empty()
                    : Optional.of(new JsonWebToken(
                            said.path("alg").asText(), text.substring(0, second), claimed, text.substring(second + 1)));
        } catch (MalformedPayload e) {
            return Optional.empty();
        }
    }

    static JsonWebToken unsigned(String algorithm, ObjectNode claims) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", algorithm).put("typ", "JWT");
        return new JsonWebToken(algorithm, encoded(header) + "." + encoded(claims), claims, "");
    }

    /** What the signature is computed over. */
    SignedContent signed() {
        return SignedContent.literal(head);
    }

    byte[] signatureBytes() {
        return SignatureEncoding.BASE64URL.decode(signature).orElse(new byte[0]);
    }

    String text(byte[] signed) {
        return head + "." + SignatureEncoding.BASE64URL.encode(signed);
    }

    private static String encoded(JsonNode json) {
        return SignatureEncoding.BASE64URL.encode(Payload.ofJson(json).bytes());
    }
}
