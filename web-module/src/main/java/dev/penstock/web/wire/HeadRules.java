package dev.penstock.web.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request's head must follow. Everything here is a demand of <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>, or
 * leaves no room for two readings of where a request ends, which is what smuggling needs.
 */
final class HeadRules {
    /** As many as the server takes. */
    private static final int HEADERS_MAX = 100;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** A tunnel, an echo, and the beginning of HTTP/2: no endpoint here has any of them. */
    private static final Set<String> NEVER = Set.of("CONNECT", "TRACE", "PRI");

    private HeadRules() {}

    /**
     * Checks a request line.
     *
     * @param bytes that begin with it
     * @param length with its end, CR LF
     * @return whether the version is 1.1
     */
    static boolean requestLine(byte[] bytes, int length) throws RequestRefused {
        String line = new String(bytes, 0, length - 2, StandardCharsets.ISO_8859_1);
        int target = line.indexOf(' ');
        int version = line.lastIndexOf(' ');
        if (target < 1
                || version == target
                || !METHOD.matcher(line.substring(0, target)).matches()) {
            throw RequestRefused.malformed(
                    "REQUEST_LINE_MALFORMED", "a request begins with a method, a target and a version");
        }
        String named = line.substring(version + 1);
        if (!named.equals("HTTP/1.1") && !named.equals("HTTP/1.0")) {
            throw RequestRefused.malformed("HTTP_VERSION_REFUSED", "the versions are HTTP/1.1 and HTTP/1.0");
        }
        if (NEVER.contains(line.substring(0, target))) {
            throw new RequestRefused(405, "METHOD_NOT_ALLOWED", "CONNECT, TRACE and PRI are allowed nowhere here");
        }
        if (!TargetRules.allow(line.substring(target + 1, version))) {
            throw RequestRefused.malformed(
                    "TARGET_MALFORMED",
                    "a target is a path of well-formed percent-encoded UTF-8 without dot segments, or such a URL");
        }
        return named.equals("HTTP/1.1");
    }

    /**
     * How the body is framed that follows.
     *
     * @param bytes of the head
     * @param from where the line after the request line begins
     * @param to where the empty line ends
     * @param first11 whether the version is 1.1
     */
    static Framing headers(byte[] bytes, int from, int to, boolean first11) throws RequestRefused {
        List<String> lines = lines(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        if (lines.size() > HEADERS_MAX) {
            throw new RequestRefused(431, "TOO_MANY_HEADERS", "a request may have up to " + HEADERS_MAX + " headers");
        }
        List<String> hosts = new ArrayList<>();
        List<String> lengths = new ArrayList<>();
        List<String> encodings = new ArrayList<>();
        boolean expects = false;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
                throw RequestRefused.malformed(
                        "HEADER_MALFORMED", "a header is a name, a colon at once after it, and a value, on one line");
            }
            String value = value(line, colon);
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "host" -> hosts.add(value);
                case "content-length" -> lengths.add(value);
                case "transfer-encoding" -> encodings.add(value);
                case "expect" -> expects = true;
                default -> {
                    // whoever reads it judges it
                }
            }
        }
        host(hosts, first11);
        return framing(lengths, encodings, first11, expects);
    }

    /** Every line ends with CR LF, and neither stands anywhere else. */
    private static List<String> lines(String head) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = head.indexOf("\r\n"); end > from; end = head.indexOf("\r\n", from)) {
            lines.add(head.substring(from, end));
            from = end + 2;
        }
        return lines;
    }

    private static String value(String line, int colon) throws RequestRefused {
        for (int i = colon + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw RequestRefused.malformed("HEADER_MALFORMED", "the value of a header has no control characters");
            }
        }
        return line.substring(colon + 1).strip();
    }

    private static void host(List<String> hosts, boolean first11) throws RequestRefused {
        if (hosts.size() > 1 || (hosts.isEmpty() && first11) || !hosts.stream().allMatch(TargetRules::isAuthority)) {
            throw RequestRefused.malformed(
                    "HOST_MALFORMED", "a request has one header Host: a name or an address, and perhaps a port");
        }
    }

    private static Framing framing(
            List<String> lengths, List<String> encodings, boolean first11, boolean expectsContinue)
            throws RequestRefused {
        if (!encodings.isEmpty()) {
            if (!first11
                    || !lengths.isEmpty()
                    || encodings.size() > 1
                    || !encodings.get(0).equalsIgnoreCase("chunked")) {
                throw RequestRefused.malformed(
                        "TRANSFER_ENCODING_REFUSED",
                        "the one Transfer-Encoding that is taken is chunked, given once and without Content-Length");
            }
            return new Framing.Chunked(expectsContinue);
        }
        if (lengths.isEmpty()) {
            return new Framing.Counted(0, expectsContinue);
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
            throw RequestRefused.malformed("CONTENT_LENGTH_MALFORMED", "Content-Length is one number, given once");
        }
        long bytes = Long.parseLong(lengths.get(0));
        if (bytes > Integer.MAX_VALUE) {
            throw new RequestRefused(
                    413, "BODY_TOO_LARGE", "no body may have more than " + Integer.MAX_VALUE + " bytes");
        }
        return new Framing.Counted(bytes, expectsContinue);
    }
}
