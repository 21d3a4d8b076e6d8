package dev.penstock.handshake;

import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way in which senders ask whether an endpoint is meant. Safe for use by many threads.
 *
 * @param name as the catalogue and definitions use it
 * @param method of the request, in upper case
 * @param signed whether the request is signed as deliveries are: then it is answered only after its signature was verified; otherwise
 *     nothing but its headers and URL is looked at
 * @param when what the parts of such a request are; an empty text stands for any value
 * @param challenge what is echoed or proven; null when nothing is
 * @param token where the sender shows the token that it was given; null when it has none
 * @param wrongTokenStatus what it takes for no
 * @param proof null when the answer has none
 * @param confirmUrl where an address stands that waits for a request; null when none does
 * @param confirmHost the hosts that such an address may have
 */
public record Handshake(
        String name,
        String method,
        boolean signed,
        Map<RequestPart, String> when,
        @Nullable RequestPart challenge,
        @Nullable RequestPart token,
        int wrongTokenStatus,
        @Nullable Proof proof,
        @Nullable RequestPart confirmUrl,
        Pattern confirmHost,
        AnswerForm answer) {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,1024}");

    public Handshake {
        when = Map.copyOf(when);
    }

    /** Whether sender and source share a token. */
    public boolean needsToken() {
        return token != null || (proof != null && proof.over().text().contains("{token}"));
    }

    /** What is said to a request; empty when it is no such handshake. */
    public Optional<HandshakeReply> reply(WebhookRequest request, HandshakeKeys keys) {
        if (!request.method().equals(method) || !matches(request)) {
            return Optional.empty();
        }
        Secret known = keys.token();
        if (token != null && !isShown(one(token, request), known)) {
            return Optional.of(new HandshakeReply.Refused(wrongTokenStatus, "the token is missing or wrong"));
        }
        if (confirmUrl != null) {
            return Optional.of(confirmation(one(confirmUrl, request)));
        }
        Map<String, String> values = new HashMap<>();
        values.put("url", request.url().replaceFirst("\\?.*", ""));
        values.put("token", known == null ? "" : known.reveal());
        if (challenge != null) {
            String given = one(challenge, request);
            if (!PRINTABLE.matcher(given).matches()) {
                return Optional.of(new HandshakeReply.Refused(
                        400, "the challenge must be given once and have 1 to 1024 printable ASCII characters"));
            }
            values.put("challenge", given);
        }
        if (proof != null) {
            if (keys.secrets().isEmpty()) {
                return Optional.of(new HandshakeReply.Refused(403, "there is no active secret to prove anything with"));
            }
            values.put(
                    "proof",
                    proof.of(proof.over().filled(values), keys.secrets().get(0)));
        }
        return Optional.of(answer.filled(values));
    }

    private boolean matches(WebhookRequest request) {
        return when.entrySet().stream().allMatch(condition -> {
            List<String> values = condition.getKey().in(request);
            return condition.getValue().isEmpty() ? !values.isEmpty() : values.contains(condition.getValue());
        });
    }

    private HandshakeReply confirmation(String text) {
        URI url = PRINTABLE.matcher(text).matches() ? uri(text) : null;
        boolean trusted = url != null
                && "https".equals(url.getScheme())
                && url.getUserInfo() == null
                && url.getPort() < 0
                && url.getHost() != null
                && confirmHost.matcher(url.getHost()).matches();
        return url != null && trusted
                ? new HandshakeReply.Confirm(url)
                : new HandshakeReply.Refused(400, "the address to confirm must be https at a host of the sender's");
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isShown(String shown, @Nullable Secret known) {
        return known != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), known.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** The one value of a part; empty text when there is none, or more. */
    private static String one(RequestPart part, WebhookRequest request) {
        List<String> values = part.in(request);
        return values.size() == 1 ? values.get(0) : "";
    }
}
