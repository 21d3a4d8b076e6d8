package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;

/**
 * How a secret's text becomes the key. Definitions write {@code raw}, {@code hex}, {@code base64}, {@code nfkd} or {@code sha1};
 * before it may stand what the sender's text begins with, as in {@code base64 after whsec_}, and behind it what is appended to
 * the text, as in {@code raw then &}.
 *
 * @param after what the text must begin with, and does not belong to the key
 * @param then what is appended to the text
 */
public record SecretForm(Kind kind, String after, String then) {
    /** The bytes of the text as it stands, in UTF-8. */
    public static final SecretForm RAW = new SecretForm(Kind.RAW, "", "");

    static final SecretForm HEX = new SecretForm(Kind.HEX, "", "");
    static final SecretForm BASE64 = new SecretForm(Kind.BASE64, "", "");

    /** What {@link #parse} allows, in words. */
    static final String FORMS =
            "raw, hex, base64, nfkd or sha1, with a prefix as in 'base64 after whsec_' or a suffix as in 'raw then &'";

    /** Written before the key when a secret holds an account's name as well: {@code account:secret}. */
    private static final String ACCOUNT = "account:";

    /** What the text is. */
    public enum Kind {
        RAW,
        HEX,
        BASE64,
        /** Raw, in Unicode's normalisation form KD. */
        NFKD,
        /** Raw; the key is its SHA-1. */
        SHA1
    }

    /** @throws IllegalArgumentException naming the forms */
    public static SecretForm parse(String text) {
        String[] words = text.split(" ", -1);
        boolean after = words.length == 3 && words[1].equals("after") && !words[2].isEmpty();
        boolean then = words.length == 3 && words[1].equals("then") && !words[2].isEmpty();
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(words[0]) && (words.length == 1 || after || then)) {
                return new SecretForm(kind, after ? words[2] : "", then ? words[2] : "");
            }
        }
        throw new IllegalArgumentException("a secret is " + FORMS + ", found '" + text + "'");
    }

    /** What stands before the colon of a secret that holds an account's name as well. */
    static String account(Secret secret) {
        int colon = secret.reveal().indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("the secret must be account:secret");
        }
        return secret.reveal().substring(0, colon);
    }

    /** @throws IllegalArgumentException when the secret is not written in this form; the message does not quote it */
    byte[] key(Secret secret) {
        String text = text(secret);
        byte[] key = switch (kind) {
            case RAW -> utf8(text);
            case HEX -> decoded(SignatureEncoding.HEX, text);
            case BASE64 -> decoded(SignatureEncoding.BASE64, text);
            case NFKD -> utf8(Normalizer.normalize(text, Normalizer.Form.NFKD));
            case SHA1 -> HashAlgorithm.SHA1.digest(utf8(text));
        };
        if (key.length == 0) {
            throw new IllegalArgumentException("the secret must have 1 byte or more, found none");
        }
        return key;
    }

    private String text(Secret secret) {
        String text = secret.reveal();
        if (after.equals(ACCOUNT)) {
            return text.substring(account(secret).length() + 1) + then;
        }
        if (!text.startsWith(after)) {
            throw new IllegalArgumentException("the secret must begin with " + after);
        }
        return text.substring(after.length()) + then;
    }

    /** A secret whose key is these bytes; where the text may be anything, their URL-safe base64. */
    Secret write(byte[] bytes) {
        String text = switch (kind) {
            case HEX -> SignatureEncoding.HEX.encode(bytes);
            case BASE64 -> SignatureEncoding.BASE64.encode(bytes);
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
        return new Secret(after + text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(SignatureEncoding encoding, String text) {
        return encoding.decode(text)
                .orElseThrow(() -> new IllegalArgumentException("the secret must be written in " + encoding.word()));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT)
                + (after.isEmpty() ? "" : " after " + after)
                + (then.isEmpty() ? "" : " then " + then);
    }
}
