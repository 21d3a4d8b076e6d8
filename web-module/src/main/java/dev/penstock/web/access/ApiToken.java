package dev.penstock.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of the REST API. Without one configured nobody has access. */
final class ApiToken {
    static final String CONFIG_KEY = "api.token";
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    ApiToken(Optional<String> token) {
        this.token =
                token.filter(text -> !text.isBlank()).map(text -> text.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a header {@code Authorization} carries the token. The comparison takes the same time wherever they differ. */
    boolean isIn(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return token.isPresent() && MessageDigest.isEqual(token.get(), given);
    }
}
