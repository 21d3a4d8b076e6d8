package dev.penstock.rejection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a request's headers may be remembered: all names, and the values of those that prove and reveal nothing. */
public final class ShownHeaders {
    private static final int HEADERS_MAX = 100;
    private static final int NAME_LENGTH_MAX = 100;
    private static final int VALUE_LENGTH_MAX = 200;

    private static final Set<String> HARMLESS = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "transfer-encoding",
            "user-agent",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto");

    private ShownHeaders() {}

    /**
     * Names in lower case, each with its value or nothing; more than {@value #HEADERS_MAX} are left out.
     *
     * @param identifying where the source's deliveries carry id and type
     */
    public static SortedMap<String, String> of(Map<String, List<String>> headers, Stream<String> identifying) {
        Set<String> shown =
                identifying.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        SortedMap<String, String> kept = new TreeMap<>();
        headers.entrySet().stream().limit(HEADERS_MAX).forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean harmless = HARMLESS.contains(name) || shown.contains(name);
            kept.put(
                    plain(name, NAME_LENGTH_MAX),
                    harmless ? plain(String.join(", ", header.getValue()), VALUE_LENGTH_MAX) : "");
        });
        return kept;
    }

    /** Printable, and of a bounded length. */
    private static String plain(String text, int lengthMax) {
        String cut = text.length() <= lengthMax ? text : text.substring(0, lengthMax - 1) + "…";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
