package dev.penstock.system.bench;

import dev.penstock.system.Deliveries;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed webhooks of the source {@code bench}, rendered before the clock starts. */
final class BenchEvents {
    private static final int BODY_BYTES = 2_048;
    private static final List<String> SENTENCES = List.of(
            "Thank you, this explanation helped me a lot.",
            "Is the apartment on the second floor still available from June?",
            "I do not agree with the author, and I will say why.",
            "Where can I find the settings for the second screen?",
            "We moved the meeting to Thursday because two of us are travelling.",
            "The update broke the import of my old files; going back to the earlier version solved it.");

    private final Mac mac;
    private final int port;

    BenchEvents(String secret, int port) throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        this.port = port;
    }

    /** Events whose only stage compares one score with two thresholds, {@value #BODY_BYTES} bytes each. */
    List<byte[]> trivial(String prefix, int count) {
        String body = "{\"scores\":{\"risk\":0.1},\"padding\":\"";
        String padded = body + "x".repeat(BODY_BYTES - body.length() - 2) + "\"}";
        return IntStream.range(0, count)
                .mapToObj(n -> request(prefix + n, "bench.scored", padded))
                .toList();
    }

    /** Requests to a source that does not exist: the server reads and routes them, and that is all. */
    List<byte[]> toNobody(int count) {
        byte[] body = "x".repeat(BODY_BYTES).getBytes(StandardCharsets.UTF_8);
        byte[] request = KeepAliveClient.request("/hooks/nobody", "127.0.0.1:" + port, Map.of(), body);
        return Collections.nCopies(count, request);
    }

    /** Comments of one to six sentences, for the moderation pipeline. */
    List<byte[]> comments(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> request(prefix + n, "content.submitted", Deliveries.submitted(comment(n))))
                .toList();
    }

    /** The text of the n-th comment. */
    static String comment(int n) {
        return n + ". " + String.join(" ", SENTENCES.subList(0, 1 + n % SENTENCES.size()));
    }

    /** The same comments from the source whose sender waits for the decision. */
    List<byte[]> awaitedComments(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> request("waiting", prefix + n, "content.submitted", Deliveries.submitted(comment(n))))
                .toList();
    }

    private byte[] request(String id, String type, String body) {
        return request("bench", id, type, body);
    }

    private byte[] request(String source, String id, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "X-Bench-Id", id,
                "X-Bench-Type", type,
                "X-Bench-Signature", HexFormat.of().formatHex(mac.doFinal(bytes)));
        return KeepAliveClient.request("/hooks/" + source, "127.0.0.1:" + port, headers, bytes);
    }
}
