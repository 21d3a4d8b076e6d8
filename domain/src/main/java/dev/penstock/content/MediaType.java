package dev.penstock.content;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A <a href="https://www.rfc-editor.org/rfc/rfc9110#name-media-type">media type</a>.
 *
 * @param name type and subtype in lower case, for example {@code text/plain}; empty when the text has none
 * @param parameters by name in lower case; the first of a name counts
 */
public record MediaType(String name, SortedMap<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"\\s]*))");

    public MediaType {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Reads a {@code Content-Type} header, or the parameters of a header of the same form; what is no parameter is passed over. */
    public static MediaType parse(String text) {
        int end = text.indexOf(';');
        String name = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        SortedMap<String, String> parameters = new TreeMap<>();
        if (end >= 0) {
            Matcher matcher = PARAMETER.matcher(text);
            while (matcher.find()) {
                String quoted = matcher.group(2);
                parameters.putIfAbsent(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return new MediaType(name, parameters);
    }

    /** The value of a parameter; empty text when there is none. */
    public String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    /** The header's form again, with one parameter more. */
    public MediaType with(String parameter, String value) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new MediaType(name, more);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append("; ").append(parameter.getKey()).append('=').append(quoted(parameter.getValue()));
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return value.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
