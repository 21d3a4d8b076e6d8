package dev.penstock.system.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays the senders of the fuzzing's sources; each signs with code of its own, none with Penstock's. */
final class Senders {
    static final List<String> SOURCES =
            List.of("fz-github", "fz-standard", "fz-hmac", "fz-batch", "fz-form", "fz-xml", "fz-multipart");
    static final String BOUNDARY = "----fuzz7MA4YWxk";

    private final byte[] secret;
    private final byte[] standardSecret;
    private final String run;
    private final LongSupplier nowS;
    private final Pattern numbered;

    /** @param run tells this run's ids from another's */
    Senders(String secret, String standardSecret, String run, LongSupplier nowS) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.standardSecret = Base64.getDecoder().decode(standardSecret.substring("whsec_".length()));
        this.run = run;
        this.nowS = nowS;
        numbered = Pattern.compile("fz-" + run + "-(\\d+)");
    }

    /** A delivery that must be accepted. */
    Draft valid(String source, long number, RandomGenerator random) {
        return signed(source, number, random, Bodies.of(source, id(number), random));
    }

    /** A delivery with this body, signed as its source's sender signs. */
    Draft signed(String source, long number, RandomGenerator random, byte[] body) {
        return signed(source, number, random, body, nowS.getAsLong());
    }

    Draft signed(String source, long number, RandomGenerator random, byte[] body, long timeS) {
        Draft draft = new Draft(source, number, random, body).with("Host", "hooks.example.com");
        switch (source) {
            case "fz-github" ->
                draft.with("Content-Type", "application/json")
                        .with("X-GitHub-Delivery", id(number))
                        .with("X-GitHub-Event", "fuzz")
                        .with("X-Hub-Signature-256", "sha256=" + hex(secret, body));
            case "fz-standard", "fz-meet" ->
                draft.with("Content-Type", "application/json")
                        .with("webhook-id", id(number))
                        .with("webhook-timestamp", Long.toString(timeS))
                        .with(
                                "webhook-signature",
                                "v1,"
                                        + Base64.getEncoder()
                                                .encodeToString(hmac(
                                                        standardSecret, join(id(number) + "." + timeS + ".", body))));
            case "fz-hmac" ->
                draft.with("Content-Type", "application/json")
                        .with("X-Fuzz-Signature", "t=" + timeS + ",v1=" + hex(secret, join(timeS + ".", body)));
            default -> draft.with("Content-Type", contentType(source)).with("X-Fuzz-Signature", hex(secret, body));
        }
        return draft;
    }

    String id(long number) {
        return "fz-" + run + "-" + number;
    }

    /** The shot that an event's id is of; empty when it says none. */
    OptionalLong number(String id) {
        Matcher matcher = numbered.matcher(id);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    static String signatureHeader(String source) {
        return switch (source) {
            case "fz-github" -> "X-Hub-Signature-256";
            case "fz-standard", "fz-meet" -> "webhook-signature";
            default -> "X-Fuzz-Signature";
        };
    }

    private static String contentType(String source) {
        return switch (source) {
            case "fz-batch" -> "application/cloudevents-batch+json";
            case "fz-form" -> "application/x-www-form-urlencoded";
            case "fz-xml" -> "application/xml";
            default -> "multipart/form-data; boundary=" + BOUNDARY;
        };
    }

    private static String hex(byte[] key, byte[] bytes) {
        return HexFormat.of().formatHex(hmac(key, bytes));
    }

    private static byte[] join(String before, byte[] body) {
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A short name for a seed, so that two runs on one instance do not share ids. */
    static String run(long seed, long nowS) {
        CRC32 crc = new CRC32();
        crc.update((seed + ":" + nowS).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
