package dev.penstock.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address below which another system is called. */
public final class BaseUrl {
    private BaseUrl() {}

    /** A URL of HTTP or HTTPS with a host and without a user, read from a configuration; slashes at its end are left out. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text.strip().replaceAll("/+$", ""));
            return uri.getHost() != null
                            && String.valueOf(uri.getScheme()).matches("https?")
                            && uri.getUserInfo() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
