package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The keywords about texts and numbers. */
final class ScalarRules {
    private final Admitted data;
    private final Site reader;
    private final Findings findings;

    ScalarRules(Admitted data, Site reader, Findings findings) {
        this.data = data;
        this.reader = reader;
        this.findings = findings;
    }

    boolean keep() {
        boolean kept = true;
        if (data.kinds().contains(Kind.STRING)) {
            kept = atLeast("minLength", data.most("minLength"), "MIN_LENGTH", "characters");
            kept &= atMost("maxLength", data.least("maxLength"), "MAX_LENGTH", "characters");
            kept &= sameText("pattern", "PATTERN");
        }
        kept &= sameText("format", "FORMAT");
        if (data.kinds().contains(Kind.INTEGER) || data.kinds().contains(Kind.FRACTION)) {
            kept &= bound(reader.lower(), data.lower(), 1);
            kept &= bound(reader.upper(), data.upper(), -1);
            kept &= multiple();
        }
        return kept;
    }

    private boolean atLeast(String keyword, long sent, String rule, String unit) {
        BigDecimal needed = reader.number(keyword);
        return needed == null
                || BigDecimal.valueOf(sent).compareTo(needed) >= 0
                || findings.report(
                        rule + (data.has(keyword) ? "_INCREASED" : "_ADDED"),
                        at(keyword),
                        needed.toPlainString() + " " + unit + " or more are required, but " + sent + " may be sent");
    }

    private boolean atMost(String keyword, long sent, String rule, String unit) {
        BigDecimal allowed = reader.number(keyword);
        return allowed == null
                || BigDecimal.valueOf(sent).compareTo(allowed) <= 0
                || findings.report(
                        rule + (data.has(keyword) ? "_DECREASED" : "_ADDED"),
                        at(keyword),
                        allowed.toPlainString() + " " + unit + " or fewer are allowed, but more may be sent");
    }

    /** Keywords whose values can only be compared, not understood. */
    private boolean sameText(String keyword, String rule) {
        JsonNode needed = reader.value(keyword);
        if (needed.isMissingNode()
                || data.sites().stream().anyMatch(site -> site.value(keyword).equals(needed))) {
            return true;
        }
        String message = keyword + " " + Findings.quoted(needed) + " is required";
        return data.has(keyword)
                ? findings.undecided(
                        rule + "_CHANGED", at(keyword), message + ", but another is kept by what may be sent")
                : findings.report(
                        rule + "_ADDED",
                        at(keyword),
                        message + ", but nothing of the kind is kept by what may be sent");
    }

    private boolean bound(@Nullable Bound needed, @Nullable Bound sent, int sign) {
        if (needed == null || needed.holds(sent, sign)) {
            return true;
        }
        String rule = switch (needed.keyword()) {
            case "minimum" -> "MINIMUM";
            case "maximum" -> "MAXIMUM";
            case "exclusiveMinimum" -> "EXCLUSIVE_MINIMUM";
            default -> "EXCLUSIVE_MAXIMUM";
        };
        String change = sent == null ? "_ADDED" : sign > 0 ? "_INCREASED" : "_DECREASED";
        return findings.report(
                rule + change,
                at(needed.keyword()),
                "numbers must be " + (sign > 0 ? "more than " : "less than ")
                        + (needed.exclusive() ? "" : "or equal to ")
                        + needed.value().toPlainString() + ", but others may be sent");
    }

    private boolean multiple() {
        BigDecimal needed = reader.number("multipleOf");
        boolean whole = !data.kinds().contains(Kind.FRACTION);
        if (needed == null
                || (whole && isMultiple(BigDecimal.ONE, needed))
                || data.numbers("multipleOf").anyMatch(sent -> isMultiple(sent, needed))) {
            return true;
        }
        return findings.report(
                data.has("multipleOf") ? "MULTIPLE_OF_CHANGED" : "MULTIPLE_OF_ADDED",
                at("multipleOf"),
                "multiples of " + needed.toPlainString() + " are required, but other numbers may be sent");
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal of) {
        return of.signum() > 0 && number.remainder(of).signum() == 0;
    }

    private String at(String keyword) {
        return reader.pointer() + "/" + keyword;
    }
}
