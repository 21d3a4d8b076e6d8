package dev.penstock.signature.diagnosis;

import dev.penstock.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Another secret than the active ones, or an active one that was copied or read wrongly. */
final class SecretMistakes implements Hypothesis {
    private static final List<String> PREFIXES = List.of("whsec_", "whsk_", "sk_", "v1,whsec_");

    /** A text that may have been used instead. */
    private record Variant(Finding finding, String text, String sentence) {}

    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        for (Keys.Ended ended : examination.keys().ended()) {
            if (examination.fitsSecret(ended.secret())) {
                return found(
                        Finding.SECRET_ENDED,
                        "The request is signed with the secret ${" + ended.key() + "}, which ended at " + ended.at()
                                + ".");
            }
        }
        for (Secret secret : examination.keys().active()) {
            for (Variant variant : variants(secret.reveal())) {
                if (examination.fitsSecret(variant.text())) {
                    return found(variant.finding(), variant.sentence());
                }
            }
        }
        if (examination.keys().others().stream().limit(200).anyMatch(examination::fitsSecret)) {
            return found(Finding.SECRET_OF_OTHER_SOURCE, "The signature is right by the secret of another source.");
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> found(Finding finding, String sentence) {
        return Optional.of(new Diagnosis(finding, sentence));
    }

    private static List<Variant> variants(String secret) {
        List<Variant> variants = new ArrayList<>();
        if (!secret.strip().equals(secret)) {
            variants.add(new Variant(
                    Finding.SECRET_WHITESPACE,
                    secret.strip(),
                    "The configured secret begins or ends with white space, and the sender's does not."));
        }
        for (String end : List.of("\n", "\r\n", " ", "\t")) {
            variants.add(new Variant(
                    Finding.SECRET_WHITESPACE,
                    secret.strip() + end,
                    "The sender's secret ends with white space, and the configured one does not."));
        }
        String bare = secret.strip();
        if (bare.length() > 2
                && (bare.startsWith("\"") || bare.startsWith("'"))
                && bare.charAt(0) == bare.charAt(bare.length() - 1)) {
            bare = bare.substring(1, bare.length() - 1);
            variants.add(new Variant(
                    Finding.SECRET_QUOTES, bare, "The configured secret stands in quotes, and the sender's does not."));
        }
        variants.add(new Variant(
                Finding.SECRET_QUOTES,
                '"' + bare + '"',
                "The sender's secret has quotes, and the configured one has not."));
        for (String prefix : PREFIXES) {
            if (bare.startsWith(prefix)) {
                variants.add(new Variant(
                        Finding.SECRET_PREFIX,
                        bare.substring(prefix.length()),
                        "The sender signs with the secret without its prefix " + prefix + "."));
            } else {
                variants.add(new Variant(
                        Finding.SECRET_PREFIX,
                        prefix + bare,
                        "The configured secret lacks its prefix " + prefix + "."));
            }
        }
        readings(bare, variants);
        return variants;
    }

    /** For schemes that decode the secret: the sender may have taken its text as it stands. */
    private static void readings(String secret, List<Variant> variants) {
        String text = secret.startsWith("whsec_") ? secret.substring(6) : secret;
        for (String taken : List.of(secret, text)) {
            byte[] bytes = taken.getBytes(StandardCharsets.UTF_8);
            for (String written : List.of(
                    Base64.getEncoder().encodeToString(bytes),
                    HexFormat.of().formatHex(bytes),
                    "whsec_" + Base64.getEncoder().encodeToString(bytes))) {
                variants.add(new Variant(
                        Finding.SECRET_ENCODING,
                        written,
                        "The sender uses the secret's text as it stands, without decoding it."));
            }
        }
    }
}
