package dev.penstock.handshake;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with <code>{challenge}</code>, <code>{proof}</code>, <code>{token}</code> and <code>{url}</code> (of the request, without its
 * query) in it.
 */
record Template(String text) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    /** @throws IllegalArgumentException naming a value that there is not */
    String filled(Map<String, String> values) {
        return NAME.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("a handshake's template has no value " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
