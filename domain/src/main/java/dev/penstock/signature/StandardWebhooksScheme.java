package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>. The
 * signature's header lists, separated by spaces, {@code v1,<base64>} (HMAC-SHA256, with secrets {@code whsec_...}) and
 * {@code v1a,<base64>} (Ed25519, with public keys {@code whpk_...}). Other versions are skipped.
 *
 * @param names the headers' names; with several, those of the first that is there
 * @param secret how a secret becomes the key of {@code v1}
 * @param window of the timestamp; five minutes in the reference libraries
 */
public record StandardWebhooksScheme(List<Names> names, SecretForm secret, TimestampWindow window)
        implements SignatureScheme {
    private static final String SYMMETRIC = "v1,";
    private static final String ASYMMETRIC = "v1a,";
    private static final String PUBLIC_KEY = "whpk_";
    private static final String PRIVATE_KEY = "whsk_";
    private static final int KEY_BYTES_MIN = 24;
    private static final int KEY_BYTES_MAX = 64;
    private static final int ED25519_KEY_BYTES = 32;
    private static final SecretForm PREFIXED = SecretForm.parse("base64 after whsec_");
    private static final SignedContent SIGNED = SignedContent.parse("{id}.{timestamp}.{body}");
    private static final KeyPairSignature ED25519 = KeyPairSignature.of(KeyKind.ED25519, HashAlgorithm.SHA512, false);
    private static final Verification VERIFIED = new Verification.Verified();

    /** The names of the three headers. */
    public record Names(String id, String timestamp, String signature) {
        /** Those of the specification, or of a sender that writes another word before the hyphen. */
        public static Names of(String word) {
            return new Names(word + "-id", word + "-timestamp", word + "-signature");
        }
    }

    public StandardWebhooksScheme {
        names = List.copyOf(names);
    }

    /** As specified. */
    public StandardWebhooksScheme() {
        this(List.of(Names.of("webhook")), PREFIXED, new TimestampWindow(TimestampUnit.SECONDS, Duration.ofMinutes(5)));
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        try {
            check(new RequestReading(request), secrets, now);
            return VERIFIED;
        } catch (RefusedSignature e) {
            return e.refusal();
        }
    }

    private void check(RequestReading reading, List<Secret> secrets, Instant now) {
        Names used = names(reading.request());
        String signature = one(reading, used.signature(), RefusalCode.SIGNATURE_MISSING);
        String timestamp = one(reading, used.timestamp(), RefusalCode.TIMESTAMP_MISSING);
        String id = one(reading, used.id(), RefusalCode.ID_MISSING);
        if (id.indexOf('.') >= 0) {
            // the same signed text could be split into another id, timestamp and body
            throw new RefusedSignature(RefusalCode.ID_MALFORMED, "header " + used.id() + " must not contain a dot");
        }
        window.check(timestamp, now);
        List<byte[]> symmetric = new ArrayList<>(2);
        List<byte[]> asymmetric = new ArrayList<>(0);
        collect(used, signature, symmetric, asymmetric);
        boolean verified = false;
        boolean comparable = false;
        for (Secret one : secrets) {
            boolean isPublicKey = isPublicKey(one);
            List<byte[]> given = isPublicKey ? asymmetric : symmetric;
            comparable |= !given.isEmpty();
            SigningContext context = new SigningContext(reading, timestamp, id, one);
            verified |= isPublicKey
                    ? !given.isEmpty() && ED25519.verifies(given, SIGNED, unprefixed(context))
                    : keyedHash().verifies(given, SIGNED, context);
        }
        if (!comparable) {
            throw malformed(used);
        }
        if (!verified) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MISMATCH,
                    "no signature in header " + used.signature() + " fits the id, the timestamp and the body");
        }
    }

    private static void collect(Names used, String value, List<byte[]> symmetric, List<byte[]> asymmetric) {
        int count = 0;
        for (int start = 0; start <= value.length(); count++) {
            int end = value.indexOf(' ', start) < 0 ? value.length() : value.indexOf(' ', start);
            String entry = value.substring(start, end);
            if (entry.startsWith(SYMMETRIC)) {
                SignatureEncoding.BASE64
                        .decode(entry.substring(SYMMETRIC.length()))
                        .filter(bytes -> bytes.length == HashAlgorithm.SHA256.lengthBytes())
                        .ifPresent(symmetric::add);
            } else if (entry.startsWith(ASYMMETRIC)) {
                SignatureEncoding.BASE64
                        .decode(entry.substring(ASYMMETRIC.length()))
                        .filter(bytes -> bytes.length == ED25519.lengthBytes())
                        .ifPresent(asymmetric::add);
            }
            start = end + 1;
        }
        if (count > SignatureFormat.SIGNATURES_MAX) {
            throw malformed(used);
        }
    }

    private static RefusedSignature malformed(Names used) {
        return new RefusedSignature(
                RefusalCode.SIGNATURE_MALFORMED,
                "header " + used.signature() + " must list 1 to " + SignatureFormat.SIGNATURES_MAX
                        + " signatures, one of them v1,<base64 of 32 bytes>, or v1a,<base64 of 64 bytes> for a public key");
    }

    private static String one(RequestReading reading, String header, RefusalCode missing) {
        return reading.one(new RequestPlace.Header(header), missing);
    }

    private Names names(WebhookRequest request) {
        for (Names known : names) {
            if (!request.header(known.signature()).isEmpty()) {
                return known;
            }
        }
        return names.get(0);
    }

    @Override
    public WebhookRequest sign(WebhookRequest request, String id, Instant now, Secret one) {
        String timestamp = window.unit().write(now);
        SigningContext context = new SigningContext(new RequestReading(request), timestamp, id, one);
        String signature = one.reveal().startsWith(PRIVATE_KEY)
                ? ASYMMETRIC + SignatureEncoding.BASE64.encode(ed25519(context))
                : SYMMETRIC + SignatureEncoding.BASE64.encode(keyedHash().sign(SIGNED, context));
        Names used = names.get(0);
        WebhookRequest signed = RequestWriting.put(request, new RequestPlace.Header(used.id()), id);
        signed = RequestWriting.put(signed, new RequestPlace.Header(used.timestamp()), timestamp);
        return RequestWriting.put(signed, new RequestPlace.Header(used.signature()), signature);
    }

    /** With the private key's first 32 bytes; some libraries write the public key after them. */
    private static byte[] ed25519(SigningContext context) {
        byte[] key = decoded(context.secret().reveal().substring(PRIVATE_KEY.length()));
        PrivateKey seed = KeyTexts.ed25519Private(Arrays.copyOf(key, ED25519_KEY_BYTES));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(seed);
            SIGNED.write(signature::update, context);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    @Override
    public void requireUsable(Secret one) {
        if (isPublicKey(one)) {
            if (decoded(one.reveal().substring(PUBLIC_KEY.length())).length != ED25519_KEY_BYTES) {
                throw new IllegalArgumentException(
                        "the public key must be whpk_ followed by " + ED25519_KEY_BYTES + " bytes in base64");
            }
            return;
        }
        if (!secret.equals(PREFIXED)) {
            secret.key(one);
            return;
        }
        String text = one.reveal();
        int length = text.startsWith(secret.after())
                ? decoded(text.substring(secret.after().length())).length
                : 0;
        if (length < KEY_BYTES_MIN || length > KEY_BYTES_MAX) {
            throw new IllegalArgumentException("the secret must be " + secret.after() + " followed by " + KEY_BYTES_MIN
                    + " to " + KEY_BYTES_MAX + " bytes in base64");
        }
    }

    @Override
    public void requireSigning(Secret one) {
        if (one.reveal().startsWith(PRIVATE_KEY)
                ? decoded(one.reveal().substring(PRIVATE_KEY.length())).length < ED25519_KEY_BYTES
                : isPublicKey(one)) {
            throw new IllegalArgumentException("a public key cannot sign: give the private key, whsk_...");
        }
        if (!one.reveal().startsWith(PRIVATE_KEY)) {
            requireUsable(one);
        }
    }

    @Override
    public Secret secretOf(byte[] random) {
        return secret.write(random);
    }

    @Override
    public String word() {
        return "standard-webhooks";
    }

    @Override
    public List<RequestPlace> places() {
        List<RequestPlace> places = new ArrayList<>();
        names.forEach(known -> places.add(new RequestPlace.Header(known.signature())));
        return places;
    }

    @Override
    public boolean coversBody() {
        return true;
    }

    @Override
    public SignatureScheme withTolerance(Duration tolerance) {
        return new StandardWebhooksScheme(names, secret, new TimestampWindow(window.unit(), tolerance));
    }

    private KeyedHash keyedHash() {
        return new KeyedHash(HashAlgorithm.SHA256, secret);
    }

    private static boolean isPublicKey(Secret one) {
        return one.reveal().startsWith(PUBLIC_KEY);
    }

    private static SigningContext unprefixed(SigningContext context) {
        Secret bare = context.secret()
                .as(PUBLIC_KEY, Secret.class, one -> new Secret(one.reveal().substring(PUBLIC_KEY.length())));
        return new SigningContext(context.reading(), context.timestamp(), context.id(), bare);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
