package dev.penstock.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Keys as vendors hand them out: PEM ({@code PUBLIC KEY} or {@code CERTIFICATE}), base64 of the DER form, a JSON Web Key or a set
 * of them, or the 32 raw bytes of an Ed25519 key in hex or base64. A PEM text may hold the private key as well, to sign with.
 */
final class KeyTexts {
    private static final byte[] ED25519_PUBLIC = bytes("302a300506032b6570032100");
    private static final byte[] ED25519_PRIVATE = bytes("302e020100300506032b657004220420");
    private static final int ED25519_LENGTH = 32;

    private KeyTexts() {}

    /** @throws IllegalArgumentException naming the forms, never the key */
    static List<PublicKey> publicKeys(KeyKind kind, Secret secret) {
        List<PublicKey> keys = new ArrayList<>();
        try {
            String text = secret.reveal().strip();
            if (text.startsWith("{")) {
                keys.addAll(JsonWebKeys.publicKeys(kind, text));
            } else if (text.startsWith("-----")) {
                for (byte[] der : pem(text, "PUBLIC KEY")) {
                    keys.add(publicKey(kind, der));
                }
                for (byte[] der : pem(text, "CERTIFICATE")) {
                    keys.add(CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der))
                            .getPublicKey());
                }
            } else {
                keys.add(publicKey(kind, decoded(text)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            keys.clear();
        }
        if (keys.isEmpty() || !keys.stream().allMatch(key -> isOf(kind, key))) {
            throw new IllegalArgumentException("the secret must be the sender's " + kind.keyName()
                    + " public key: PEM, base64 of its DER form, or a JSON Web Key"
                    + (kind == KeyKind.ED25519 ? ", or 32 bytes in hex or base64" : "")
                    + (kind == KeyKind.RSA ? ", of " + KeyKind.RSA_BITS_MIN + " bits or more" : ""));
        }
        return List.copyOf(keys);
    }

    /** @throws IllegalArgumentException when the secret holds none */
    static PrivateKey privateKey(KeyKind kind, Secret secret) {
        try {
            List<byte[]> der = pem(secret.reveal().strip(), "PRIVATE KEY");
            if (!der.isEmpty()) {
                return KeyFactory.getInstance(kind.keyName()).generatePrivate(new PKCS8EncodedKeySpec(der.get(0)));
            }
        } catch (GeneralSecurityException e) {
            // said below: the text must not be quoted
        }
        throw new IllegalArgumentException("the secret holds no private key in PEM: only the sender itself can sign");
    }

    /** Both keys in one line. */
    static Secret write(KeyPair pair) {
        return new Secret(pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    /** The private key of 32 raw bytes. */
    static PrivateKey ed25519Private(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(ED25519_PRIVATE, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an Ed25519 private key has 32 bytes", e);
        }
    }

    private static PublicKey publicKey(KeyKind kind, byte[] der) throws GeneralSecurityException {
        byte[] encoded = kind == KeyKind.ED25519 && der.length == ED25519_LENGTH ? joined(ED25519_PUBLIC, der) : der;
        return KeyFactory.getInstance(kind.keyName()).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean isOf(KeyKind kind, PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? kind == KeyKind.RSA && rsa.getModulus().bitLength() >= KeyKind.RSA_BITS_MIN
                : key.getAlgorithm().equals(kind == KeyKind.ED25519 ? "EdDSA" : kind.keyName());
    }

    /** Raw keys in hex have 64 digits, which no base64 of a key has. */
    private static byte[] decoded(String text) {
        Optional<byte[]> hex =
                text.length() == 2 * ED25519_LENGTH ? SignatureEncoding.HEX.decode(text) : Optional.empty();
        return hex.orElseGet(() -> Base64.getMimeDecoder().decode(text));
    }

    private static List<byte[]> pem(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        List<byte[]> found = new ArrayList<>();
        for (int start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, start + 1)) {
            int stop = text.indexOf(end, start);
            if (stop >= 0) {
                found.add(Base64.getMimeDecoder().decode(text.substring(start + begin.length(), stop)));
            }
        }
        return found;
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----" + Base64.getEncoder().encodeToString(der) + "-----END " + label
                + "-----";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
