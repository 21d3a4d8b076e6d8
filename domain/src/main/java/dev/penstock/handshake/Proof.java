package dev.penstock.handshake;

import dev.penstock.hash.Sha256;
import dev.penstock.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A value that shows that the endpoint knows a secret.
 *
 * @param keyed whether it is an HMAC with the secret; otherwise a plain hash
 * @param base64 how its bytes are written: in base64 or in hexadecimal digits
 * @param over template of the text that is hashed with SHA-256
 */
record Proof(boolean keyed, boolean base64, Template over) {
    String of(String text, Secret secret) {
        byte[] bytes = hash(text.getBytes(StandardCharsets.UTF_8), secret);
        return base64
                ? Base64.getEncoder().encodeToString(bytes)
                : HexFormat.of().formatHex(bytes);
    }

    private byte[] hash(byte[] text, Secret secret) {
        if (!keyed) {
            return Sha256.of(text);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
