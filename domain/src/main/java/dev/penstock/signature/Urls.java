package dev.penstock.signature;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Takes URLs apart as text: what is signed must not be written anew. */
final class Urls {
    private Urls() {}

    /** What follows the first question mark. */
    static String query(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? "" : url.substring(mark + 1);
    }

    static String withoutQuery(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    /** The path, without the query. */
    static String path(String url) {
        String whole = withoutQuery(url);
        int start = whole.indexOf('/', authority(whole));
        return start < 0 ? "/" : whole.substring(start);
    }

    /** With the scheme's own port where it names none. */
    static String withPort(String url) {
        int end = authorityEnd(url);
        return port(url) < 0 ? url.substring(0, end) + (isHttps(url) ? ":443" : ":80") + url.substring(end) : url;
    }

    static String withoutPort(String url) {
        int port = port(url);
        return port < 0 ? url : url.substring(0, port) + url.substring(authorityEnd(url));
    }

    /** The path and, where there is one, a question mark and the query escaped as a whole, and that once more. */
    static String pathWithEscapedQuery(String url) {
        String query = query(url);
        return query.isEmpty() ? path(url) : path(url) + "?" + escaped(escaped(query));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private static boolean isHttps(String url) {
        return url.regionMatches(true, 0, "https:", 0, 6);
    }

    private static int authority(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? 0 : scheme + 3;
    }

    private static int authorityEnd(String url) {
        for (int i = authority(url); i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    /** Where the colon before the port stands; less than zero when there is no port. */
    private static int port(String url) {
        int end = authorityEnd(url);
        int colon = url.lastIndexOf(':', end - 1);
        int bracket = url.indexOf(']', Math.max(colon, 0));
        return colon >= authority(url) && (bracket < 0 || bracket >= end) ? colon : -1;
    }
}
