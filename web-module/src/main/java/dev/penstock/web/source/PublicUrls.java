package dev.penstock.web.source;

import dev.penstock.source.PublicUrl;
import dev.penstock.source.Source;
import java.util.Optional;

/** The URLs that senders post to, of which the server itself may see others. */
final class PublicUrls {
    /** The key of the configuration for all sources. */
    static final String KEY = "penstock.public-url";

    private final Optional<PublicUrl> server;

    private PublicUrls(Optional<PublicUrl> server) {
        this.server = server;
    }

    /**
     * The server's, from the configuration.
     *
     * @throws IllegalArgumentException when it is none, or has a path, which only one source can have
     */
    static PublicUrls of(Optional<String> configured) {
        Optional<PublicUrl> server = configured.map(PublicUrl::parse);
        if (server.filter(url -> !url.path().isEmpty()).isPresent()) {
            throw new IllegalArgumentException(
                    KEY + " is https://host without a path; a source may state its own, found '" + server.get() + "'");
        }
        return new PublicUrls(server);
    }

    /** The URL of a request as its sender wrote it. */
    String of(Source source, String arrived) {
        PublicUrl own = source.publicUrl();
        return own != null
                ? own.of(arrived)
                : server.map(url -> url.of(arrived)).orElse(arrived);
    }
}
