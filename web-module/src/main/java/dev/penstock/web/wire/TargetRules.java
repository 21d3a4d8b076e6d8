package dev.penstock.web.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a request may be for. */
final class TargetRules {
    /** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._~!$&'()*+,;=-]{1,255})(:[0-9]{0,5})?");

    private static final Pattern SCHEME = Pattern.compile("(?i)https?://");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(;[^/]*)?(/|$)");
    private static final int PORT_MAX = 65_535;

    private TargetRules() {}

    /** Whether the target is a path, with a query or without, or an absolute URL with such, or an asterisk. */
    static boolean allow(String target) {
        if (!VISIBLE.matcher(target).matches() || target.indexOf('#') >= 0) {
            return false;
        }
        if (target.equals("*")) {
            return true;
        }
        String rest = target;
        var scheme = SCHEME.matcher(target);
        if (scheme.lookingAt()) {
            int slash = target.indexOf('/', scheme.end());
            if (slash < 0 || !isAuthority(target.substring(scheme.end(), slash))) {
                return false;
            }
            rest = target.substring(slash);
        }
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        return path.startsWith("/") && isPath(path);
    }

    static boolean isAuthority(String value) {
        if (!AUTHORITY.matcher(value).matches()) {
            return false;
        }
        int colon = value.lastIndexOf(':');
        boolean port = colon > value.lastIndexOf(']') && colon < value.length() - 1;
        return !port || Integer.parseInt(value.substring(colon + 1)) <= PORT_MAX;
    }

    private static boolean isPath(String path) {
        ByteBuffer decoded = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int high = i + 2 <= path.length() - 1 ? Character.digit(path.charAt(i + 1), 16) : -1;
                int low = i + 2 <= path.length() - 1 ? Character.digit(path.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return false;
                }
                decoded.put((byte) (high << 4 | low));
                i += 2;
            } else {
                decoded.put((byte) c);
            }
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
            return text.chars().noneMatch(c -> c < ' ' || c == '\\' || c == 0x7f)
                    && !DOTS.matcher(text).find();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
