package dev.penstock.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;

/** Public keys as JSON (<a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>): one, or the keys of one kind in a set. */
final class JsonWebKeys {
    private JsonWebKeys() {}

    /** @throws IllegalArgumentException when the text is no key or set of keys */
    static List<PublicKey> publicKeys(KeyKind kind, String json) throws GeneralSecurityException {
        JsonNode root = parsed(json);
        List<PublicKey> keys = new ArrayList<>();
        for (JsonNode key : root.has("keys") ? root.get("keys") : List.of(root)) {
            if (key.path("kty").asText().equals(type(kind))) {
                keys.add(publicKey(kind, key));
            }
        }
        return keys;
    }

    private static JsonNode parsed(String json) {
        try {
            return Payload.of(json.getBytes(StandardCharsets.UTF_8)).json();
        } catch (MalformedPayload e) {
            throw new IllegalArgumentException("a JSON Web Key that is not JSON", e);
        }
    }

    private static PublicKey publicKey(KeyKind kind, JsonNode key) throws GeneralSecurityException {
        return switch (kind) {
            case RSA ->
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
            case ECDSA -> {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec(curve(key.path("crv").asText())));
                yield KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(
                                new ECPoint(number(key, "x"), number(key, "y")),
                                curve.getParameterSpec(ECParameterSpec.class)));
            }
            case ED25519 ->
                KeyTexts.publicKeys(kind, new Secret(SignatureEncoding.HEX.encode(bytes(key, "x"))))
                        .get(0);
        };
    }

    private static String type(KeyKind kind) {
        return switch (kind) {
            case RSA -> "RSA";
            case ECDSA -> "EC";
            case ED25519 -> "OKP";
        };
    }

    private static String curve(String name) {
        return switch (name) {
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> throw new IllegalArgumentException("a curve is P-256, P-384 or P-521");
        };
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, bytes(key, member));
    }

    private static byte[] bytes(JsonNode key, String member) {
        return SignatureEncoding.BASE64URL
                .decode(key.path(member).asText())
                .orElseThrow(() -> new IllegalArgumentException("a JSON Web Key needs " + member + " in base64url"));
    }
}
