package dev.penstock.web.access;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, for the audit. All operators have the same token, so a name is what its bearer claims: the user name of Basic, else the
 * header {@value #HEADER}.
 */
public final class Operator {
    public static final String HEADER = "Penstock-Operator";

    /** Of somebody who gave no name. */
    public static final String UNNAMED = "unnamed";

    private static final int LENGTH_MAX = 100;

    private Operator() {}

    /** The name in a form that can be stored and shown anywhere. */
    public static String name(@Nullable String header, @Nullable String authorization) {
        String claimed = authorization == null
                ? header
                : ApiToken.userName(authorization)
                        .filter(name -> !name.isBlank())
                        .orElse(header);
        String clean = claimed == null ? "" : claimed.strip().replaceAll("\\p{C}", "?");
        int end = clean.offsetByCodePoints(0, Math.min(LENGTH_MAX, clean.codePointCount(0, clean.length())));
        return clean.isEmpty() ? UNNAMED : clean.substring(0, end);
    }
}
