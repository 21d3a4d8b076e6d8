package dev.penstock.signature;

import dev.penstock.event.MalformedPayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a form or of a URL's query ({@code application/x-www-form-urlencoded}), in their order. */
record UrlEncodedFields(List<Map.Entry<String, String>> fields) {
    /** More fields than that are refused: sorting them is work done before anything is verified. */
    static final int FIELDS_MAX = 1_000;

    /** @throws MalformedPayload when an escape is cut off or no escape at all, or there are too many fields */
    static UrlEncodedFields parse(String text) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('&', start) < 0 ? text.length() : text.indexOf('&', start);
            if (end > start) {
                int equals = text.indexOf('=', start);
                boolean hasValue = equals >= 0 && equals < end;
                fields.add(Map.entry(
                        decoded(text.substring(start, hasValue ? equals : end)),
                        hasValue ? decoded(text.substring(equals + 1, end)) : ""));
            }
            if (fields.size() > FIELDS_MAX) {
                throw new MalformedPayload("the form has more than " + FIELDS_MAX + " fields");
            }
            start = end + 1;
        }
        return new UrlEncodedFields(fields);
    }

    /** Every value of a field. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equals(name)) {
                values.add(field.getValue());
            }
        }
        return values;
    }

    /** Each name with its values, both in the order of their letters, a value that is there twice once. */
    SortedMap<String, SortedSet<String>> sorted() {
        SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
        fields.forEach(field ->
                sorted.computeIfAbsent(field.getKey(), name -> new TreeSet<>()).add(field.getValue()));
        return sorted;
    }

    /** Names and values glued together, sorted. */
    String glued() {
        StringBuilder glued = new StringBuilder();
        sorted().forEach((name, values) ->
                values.forEach(value -> glued.append(name).append(value)));
        return glued.toString();
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedPayload("a form's field is escaped wrongly");
        }
    }
}
