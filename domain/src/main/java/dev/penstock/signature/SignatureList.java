package dev.penstock.signature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries between separators, one or more of them signatures. Those that begin with a text of their own may come in any order;
 * one without is told by its place: the timestamp is the first of all, every other entry is a signature. Entries that begin
 * otherwise are skipped: senders add new kinds of signatures beside the old.
 *
 * @param repeated whether the template ended in three dots: for print only, a signature may always be there several times
 */
record SignatureList(char separator, List<Entry> entries, boolean repeated) implements SignatureFormat {
    private static final String SEPARATORS = ",;& ";
    private static final String ANY = "{any}";

    /**
     * One entry of the template.
     *
     * @param any whether something, say an account's name, stands before the prefix
     */
    record Entry(boolean any, String prefix, boolean isTimestamp) {
        static @Nullable Entry parse(String text) {
            boolean any = text.startsWith(ANY);
            String rest = any ? text.substring(ANY.length()) : text;
            for (String name : List.of("{timestamp}", "{signature}")) {
                String prefix = rest.substring(0, Math.max(0, rest.length() - name.length()));
                if (rest.equals(prefix + name) && prefix.indexOf('{') < 0 && !(any && prefix.isEmpty())) {
                    return new Entry(any, prefix, name.equals("{timestamp}"));
                }
            }
            return null;
        }

        /** What follows the prefix; null when this is another entry. */
        @Nullable
        String read(String text) {
            int start = any ? text.indexOf(prefix) : 0;
            return start >= 0 && text.startsWith(prefix, start) ? text.substring(start + prefix.length()) : null;
        }

        @Override
        public String toString() {
            return (any ? ANY : "") + prefix + (isTimestamp ? "{timestamp}" : "{signature}");
        }
    }

    static SignatureList parse(String template) {
        boolean repeated = template.endsWith("...");
        String text = repeated ? template.substring(0, template.length() - 3) : template;
        int at = repeated ? text.length() - 1 : text.indexOf('}') + 1;
        if (at <= 0 || at >= text.length() || SEPARATORS.indexOf(text.charAt(at)) < 0) {
            throw SignatureFormat.malformed(template);
        }
        char separator = text.charAt(at);
        List<Entry> entries = new ArrayList<>();
        String rest = repeated ? text.substring(0, at) : text;
        while (!rest.isEmpty()) {
            int end = rest.indexOf('}') + 1;
            Entry entry = Entry.parse(rest.substring(0, rest.startsWith(ANY) ? rest.indexOf('}', end) + 1 : end));
            if (entry == null) {
                throw SignatureFormat.malformed(template);
            }
            entries.add(entry);
            rest = rest.substring(entry.toString().length());
            if (!rest.isEmpty() && (rest.charAt(0) != separator || rest.length() == 1)) {
                throw SignatureFormat.malformed(template);
            }
            rest = rest.isEmpty() ? rest : rest.substring(1);
        }
        long timestamps = entries.stream().filter(Entry::isTimestamp).count();
        if (timestamps > 1 || timestamps == entries.size()) {
            throw SignatureFormat.malformed(template);
        }
        return new SignatureList(separator, List.copyOf(entries), repeated);
    }

    @Override
    public Optional<Fields> read(String value) {
        String timestamp = null;
        List<String> signatures = new ArrayList<>(2);
        int count = 0;
        for (int start = 0; start <= value.length(); count++) {
            int end = value.indexOf(separator, start) < 0 ? value.length() : value.indexOf(separator, start);
            String text = value.substring(start, end).strip();
            Entry entry = entry(text, count == 0);
            String content = entry == null ? null : entry.read(text);
            if (entry != null && content != null) {
                if (!entry.isTimestamp()) {
                    signatures.add(content.strip());
                } else if (timestamp == null) {
                    timestamp = content.strip();
                } else {
                    return Optional.empty();
                }
            }
            start = end + 1;
        }
        return signatures.isEmpty() || count > 2 * SIGNATURES_MAX || signatures.size() > SIGNATURES_MAX
                ? Optional.empty()
                : Optional.of(new Fields(timestamp, signatures));
    }

    private @Nullable Entry entry(String text, boolean first) {
        Entry bare = null;
        for (Entry entry : entries) {
            if (entry.prefix().isEmpty()) {
                bare = bare == null && entry.isTimestamp() == (first && isPositional()) ? entry : bare;
            } else if (entry.read(text) != null) {
                return entry;
            }
        }
        return bare;
    }

    /** Whether the first entry of all is the timestamp, told by its place. */
    private boolean isPositional() {
        return entries.get(0).isTimestamp() && entries.get(0).prefix().isEmpty();
    }

    @Override
    public String write(String timestamp, String signature) {
        StringBuilder value = new StringBuilder();
        boolean signed = false;
        for (Entry entry : entries) {
            if (entry.isTimestamp() || !signed) {
                value.append(value.isEmpty() ? "" : String.valueOf(separator))
                        .append(entry.any() ? "sender" : "")
                        .append(entry.prefix())
                        .append(entry.isTimestamp() ? timestamp : signature);
                signed |= !entry.isTimestamp();
            }
        }
        return value.toString();
    }

    @Override
    public boolean hasTimestamp() {
        return entries.stream().anyMatch(Entry::isTimestamp);
    }

    /** The order matters only to those who read the template. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureList list
                && separator == list.separator
                && isPositional() == list.isPositional()
                && unordered().equals(list.unordered());
    }

    @Override
    public int hashCode() {
        return unordered().hashCode();
    }

    private Set<Entry> unordered() {
        return new HashSet<>(entries);
    }

    @Override
    public String toString() {
        StringBuilder template = new StringBuilder();
        for (Entry entry : entries) {
            template.append(template.isEmpty() ? "" : String.valueOf(separator)).append(entry);
        }
        return template.append(repeated ? separator + "..." : "").toString();
    }
}
