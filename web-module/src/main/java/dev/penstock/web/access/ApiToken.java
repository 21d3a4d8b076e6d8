package dev.penstock.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of the REST API. Without one configured nobody has access. */
final class ApiToken {
    static final String CONFIG_KEY = "penstock.api.token";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Optional<byte[]> token;

    ApiToken(Optional<String> token) {
        this.token =
                token.filter(text -> !text.isBlank()).map(text -> text.strip().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a header {@code Authorization} carries the token: as a bearer token, or as the password of Basic, whatever the user
     * name, for clients that know nothing else. The comparison takes the same time wherever they differ.
     */
    boolean isIn(@Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        Optional<byte[]> given = after(BEARER, authorization)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .or(() -> after(BASIC, authorization).flatMap(ApiToken::password));
        return token.isPresent() && given.isPresent() && MessageDigest.isEqual(token.get(), given.get());
    }

    private static Optional<String> after(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    /** The user name of Basic; empty when it is not that. */
    static Optional<String> userName(String authorization) {
        return after(BASIC, authorization)
                .flatMap(ApiToken::pair)
                .filter(pair -> pair.indexOf(':') >= 0)
                .map(pair -> pair.substring(0, pair.indexOf(':')));
    }

    private static Optional<byte[]> password(String credentials) {
        return pair(credentials)
                .filter(pair -> pair.indexOf(':') >= 0)
                .map(pair -> pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> pair(String credentials) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
