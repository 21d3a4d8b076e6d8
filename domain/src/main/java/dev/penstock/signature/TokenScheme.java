package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.MalformedPayload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the sender shows as it is. It proves nothing about the body, and whoever sees one delivery can send others.
 *
 * @param word {@code token}, or {@code basic}: user and password (<a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>)
 * @param places where it may stand; the first that has a value counts. Empty when a source must name it
 * @param format how a header's value is laid out; elsewhere the secret stands bare
 * @param each an array in the body whose every item must show it; null when the request does
 */
record TokenScheme(
        String word,
        List<RequestPlace> places,
        SignatureFormat format,
        @Nullable JsonPointer each) implements SignatureScheme {
    private static final Verification VERIFIED = new Verification.Verified();

    TokenScheme {
        places = List.copyOf(places);
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        try {
            RequestReading reading = new RequestReading(request);
            if (each == null) {
                check(reading, secrets);
            } else {
                for (JsonNode item : SignedScheme.items(request, each)) {
                    check(reading.of(item), secrets);
                }
            }
            return VERIFIED;
        } catch (RefusedSignature e) {
            return e.refusal();
        } catch (MalformedPayload e) {
            return new Verification.Refused(RefusalCode.SIGNATURE_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private void check(RequestReading reading, List<Secret> secrets) {
        for (RequestPlace place : places) {
            List<String> values = reading.values(place);
            if (values.size() > 1) {
                throw RequestReading.ambiguous(place, values.size());
            }
            if (!values.isEmpty()) {
                check(place, values.get(0), secrets);
                return;
            }
        }
        throw new RefusedSignature(
                RefusalCode.SIGNATURE_MISSING,
                places.isEmpty() ? "the source does not say where the token stands" : places.get(0) + " is missing");
    }

    private void check(RequestPlace place, String value, List<Secret> secrets) {
        byte[] given = token(place, value)
                .orElseThrow(() -> new RefusedSignature(
                        RefusalCode.SIGNATURE_MALFORMED,
                        place + " must be " + format + (isBasic() ? " in base64" : "")));
        boolean found = false;
        for (Secret secret : secrets) {
            found |= MessageDigest.isEqual(secret.reveal().getBytes(StandardCharsets.UTF_8), given);
        }
        if (!found) {
            throw new RefusedSignature(RefusalCode.SIGNATURE_MISMATCH, "the token in " + place + " is another");
        }
    }

    private Optional<byte[]> token(RequestPlace place, String value) {
        if (!(place instanceof RequestPlace.Header)) {
            return Optional.of(value.getBytes(StandardCharsets.UTF_8));
        }
        Optional<String> text =
                format.read(value).map(fields -> fields.signatures().get(0));
        return isBasic()
                ? text.flatMap(SignatureEncoding.BASE64::decode)
                : text.map(token -> token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookRequest sign(WebhookRequest request, String id, Instant now, Secret secret) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("the source does not say where the token stands");
        }
        RequestPlace place = places.get(0);
        if (each != null && place instanceof RequestPlace.Body body) {
            SignedScheme.items(request, each);
            place = new RequestPlace.Body(each.append(JsonPointer.compile("/0")).append(body.pointer()));
        }
        String shown = isBasic()
                ? SignatureEncoding.BASE64.encode(secret.reveal().getBytes(StandardCharsets.UTF_8))
                : secret.reveal();
        return RequestWriting.put(
                request, place, place instanceof RequestPlace.Header ? format.write("", shown) : shown);
    }

    @Override
    public void requireUsable(Secret secret) {
        if (isBasic() && secret.reveal().indexOf(':') < 1) {
            throw new IllegalArgumentException("the secret must be user:password");
        }
    }

    @Override
    public Secret secretOf(byte[] random) {
        Secret made = SecretForm.RAW.write(random);
        return isBasic() ? new Secret("penstock:" + made.reveal()) : made;
    }

    @Override
    public boolean coversBody() {
        return false;
    }

    @Override
    public SignatureScheme at(RequestPlace place) {
        return new TokenScheme(word, List.of(place), format, each);
    }

    private boolean isBasic() {
        return word.equals("basic");
    }
}
