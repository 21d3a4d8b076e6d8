package dev.penstock.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address under which senders know the server, when a proxy stands before it: some sign the URL that they post to. It is
 * configured, never taken from a header, which anybody may set.
 *
 * @param origin scheme, host and, unless it is the scheme's own, port, for example {@code https://hooks.example.com}
 * @param path of one endpoint; empty when the path that arrives is the one that the sender wrote
 */
public record PublicUrl(String origin, String path) {
    /** @throws IllegalArgumentException naming the form */
    public static PublicUrl parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && !text.contains("?")
                    && !text.contains("#")) {
                String path = String.valueOf(url.getRawPath());
                return new PublicUrl(scheme + "://" + url.getRawAuthority(), path.equals("/") ? "" : path);
            }
        } catch (URISyntaxException e) {
            // reported below, together with a URI that is of another form
        }
        throw new IllegalArgumentException(
                "a public URL is https://host, with a port and a path where they differ, found '" + text + "'");
    }

    /**
     * The URL as the sender wrote it.
     *
     * @param arrived the whole URL of the request, with its query
     */
    public String of(String arrived) {
        int authority = arrived.indexOf("://") + "://".length();
        int path = indexOrEnd(arrived, "/", authority);
        int query = indexOrEnd(arrived, "?", authority);
        return origin
                + (this.path.isEmpty() ? arrived.substring(Math.min(path, query), query) : this.path)
                + arrived.substring(query);
    }

    private static int indexOrEnd(String text, String part, int from) {
        int index = text.indexOf(part, from);
        return index < 0 ? text.length() : index;
    }

    @Override
    public String toString() {
        return origin + path;
    }
}
