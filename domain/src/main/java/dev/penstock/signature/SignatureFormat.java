package dev.penstock.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the value of a signature's header is laid out. */
public sealed interface SignatureFormat {
    /** More signatures than that in one delivery are refused: each costs a comparison for every secret. */
    int SIGNATURES_MAX = 16;

    /** What a header's value says: the signatures as written, and the timestamp when it stands there too. */
    record Fields(@Nullable String timestamp, List<String> signatures) {}

    /** The fields of a header's value; empty when it is laid out otherwise. */
    Optional<Fields> read(String value);

    /** The header's value for one signature. */
    String write(String timestamp, String signature);

    /** Whether the timestamp stands in the value. */
    boolean hasTimestamp();

    /**
     * Reads a template. <code>{signature}</code> with text around it is the whole value: <code>sha256={signature}</code>. With
     * commas or semicolons it is a list of fields: <code>t={timestamp},v1={signature}</code>.
     */
    static SignatureFormat parse(String template) {
        Matcher fields = Pairs.TEMPLATE.matcher(template);
        if (fields.matches()) {
            boolean timestampFirst = fields.group("first").equals("timestamp");
            if (timestampFirst == fields.group("second").equals("timestamp")) {
                throw malformed(template);
            }
            return new Pairs(
                    fields.group("separator").charAt(0),
                    fields.group(timestampFirst ? "firstKey" : "secondKey"),
                    fields.group(timestampFirst ? "secondKey" : "firstKey"));
        }
        int start = template.indexOf("{signature}");
        String prefix = start < 0 ? template : template.substring(0, start);
        String suffix = start < 0 ? "" : template.substring(start + "{signature}".length());
        if (start < 0 || (prefix + suffix).matches(".*[{}].*")) {
            throw malformed(template);
        }
        return new Whole(prefix, suffix);
    }

    private static IllegalArgumentException malformed(String template) {
        return new IllegalArgumentException("a signature's format is written like {signature}, sha256={signature} or "
                + "t={timestamp},v1={signature}, found '" + template + "'");
    }

    /** One signature between fixed texts. */
    record Whole(String prefix, String suffix) implements SignatureFormat {
        @Override
        public Optional<Fields> read(String value) {
            if (value.length() < prefix.length() + suffix.length()
                    || !value.startsWith(prefix)
                    || !value.endsWith(suffix)) {
                return Optional.empty();
            }
            String signature = value.substring(prefix.length(), value.length() - suffix.length());
            return Optional.of(new Fields(null, List.of(signature)));
        }

        @Override
        public String write(String timestamp, String signature) {
            return prefix + signature + suffix;
        }

        @Override
        public boolean hasTimestamp() {
            return false;
        }

        @Override
        public String toString() {
            return prefix + "{signature}" + suffix;
        }
    }

    /**
     * Fields {@code key=value}: one timestamp and one or more signatures, in any order. Fields of other keys are skipped:
     * senders add new kinds of signatures beside the old.
     */
    record Pairs(char separator, String timestampKey, String signatureKey) implements SignatureFormat {
        private static final Pattern TEMPLATE =
                Pattern.compile("(?<firstKey>[\\w-]+)=\\{(?<first>timestamp|signature)}(?<separator>[,;])"
                        + "(?<secondKey>[\\w-]+)=\\{(?<second>timestamp|signature)}");

        @Override
        public Optional<Fields> read(String value) {
            String timestamp = null;
            List<String> signatures = new ArrayList<>();
            for (String field : value.split(Pattern.quote(String.valueOf(separator)), -1)) {
                int equals = field.indexOf('=');
                if (equals < 0) {
                    return Optional.empty();
                }
                String key = field.substring(0, equals).strip();
                String text = field.substring(equals + 1).strip();
                if (key.equals(timestampKey)) {
                    if (timestamp != null) {
                        return Optional.empty();
                    }
                    timestamp = text;
                } else if (key.equals(signatureKey)) {
                    signatures.add(text);
                }
            }
            return signatures.isEmpty() || signatures.size() > SIGNATURES_MAX
                    ? Optional.empty()
                    : Optional.of(new Fields(timestamp, signatures));
        }

        @Override
        public String write(String timestamp, String signature) {
            return timestampKey + "=" + timestamp + separator + signatureKey + "=" + signature;
        }

        @Override
        public boolean hasTimestamp() {
            return true;
        }

        @Override
        public String toString() {
            return write("{timestamp}", "{signature}");
        }
    }
}
