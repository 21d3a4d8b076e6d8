package dev.penstock.signature.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The right signature, written differently: another encoding, a prefix too many or missing, quotes, spaces. */
final class WrittenSignature implements Hypothesis {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_-]{20,200}={0,2}");
    private static final Pattern NAMED =
            Pattern.compile("\\s*[\"']?[A-Za-z][A-Za-z0-9_-]{0,15}[=,: ]\\s*(.+?)[\"']?\\s*");
    private static final List<String> PREFIXES =
            List.of("sha256=", "sha1=", "sha512=", "SHA256=", "v0=", "v1=", "v1,", "HMAC ", "Bearer ", "t=0,v1=");

    /** A value that might have been meant. */
    private record Reading(Finding finding, String value, String sentence) {}

    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        for (String header : examination.expectedHeaders()) {
            List<String> values = examination.request().header(header);
            if (values.size() != 1 || values.get(0).length() > 1_000) {
                continue;
            }
            for (Reading reading : readings(values.get(0))) {
                if (examination.fitsHeader(header, List.of(reading.value()))) {
                    return Optional.of(new Diagnosis(
                            reading.finding(),
                            "The signature in header " + header + " is right, but " + reading.sentence() + "."));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Reading> readings(String value) {
        List<Reading> readings = new ArrayList<>();
        Matcher token = TOKEN.matcher(value);
        while (token.find()) {
            encodings(value, token.group(), readings);
        }
        List<String> bare = new ArrayList<>(List.of(value, value.strip(), unquoted(value.strip())));
        Matcher named = NAMED.matcher(value);
        if (named.matches()) {
            bare.add(named.group(1).strip());
        }
        bare.stream().skip(1).distinct().forEach(text -> {
            readings.add(
                    new Reading(Finding.PREFIX, text, "with text or quotes around it that the scheme does not have"));
            Matcher inside = TOKEN.matcher(text);
            if (inside.find()) {
                encodings(text, inside.group(), readings);
            }
        });
        for (String text : bare) {
            for (String prefix : PREFIXES) {
                readings.add(new Reading(
                        Finding.PREFIX, prefix + text, "without the prefix '" + prefix.strip() + "' of the scheme"));
            }
        }
        return readings;
    }

    private static void encodings(String value, String token, List<Reading> readings) {
        String lower = token.toLowerCase(Locale.ROOT);
        if (!lower.equals(token)) {
            readings.add(new Reading(Finding.SIGNATURE_ENCODING, value.replace(token, lower), "in capital letters"));
        }
        byte[] fromHex = hex(token);
        if (fromHex != null) {
            readings.add(new Reading(
                    Finding.SIGNATURE_ENCODING,
                    value.replace(token, Base64.getEncoder().encodeToString(fromHex)),
                    "written in hex instead of base64"));
        }
        byte[] fromBase64 = base64(token);
        if (fromBase64 == null) {
            return;
        }
        readings.add(new Reading(
                Finding.SIGNATURE_ENCODING,
                value.replace(token, HexFormat.of().formatHex(fromBase64)),
                "written in base64 instead of hex"));
        readings.add(new Reading(
                Finding.SIGNATURE_ENCODING,
                value.replace(token, Base64.getEncoder().encodeToString(fromBase64)),
                "written in another kind of base64: with the URL-safe alphabet or without padding"));
        readings.add(new Reading(
                Finding.SIGNATURE_ENCODING,
                value.replace(token, Base64.getUrlEncoder().encodeToString(fromBase64)),
                "written in another kind of base64: the scheme uses the URL-safe alphabet"));
        byte[] twice = hex(new String(fromBase64, StandardCharsets.ISO_8859_1));
        if (twice != null) {
            readings.add(new Reading(
                    Finding.SIGNATURE_ENCODING,
                    value.replace(token, Base64.getEncoder().encodeToString(twice)),
                    "the base64 of its hex digits instead of its bytes"));
        }
    }

    private static String unquoted(String text) {
        for (String quote : List.of("\"", "'")) {
            if (text.length() > 1 && text.startsWith(quote) && text.endsWith(quote)) {
                return text.substring(1, text.length() - 1).strip();
            }
        }
        return text;
    }

    private static byte @Nullable [] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
