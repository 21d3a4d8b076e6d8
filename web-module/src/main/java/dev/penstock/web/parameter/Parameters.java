package dev.penstock.web.parameter;

import dev.penstock.event.EventKey;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parameters; says what was found and what is allowed when one is not. */
public final class Parameters {
    /** The longest page. */
    public static final int LIMIT_MAX = 200;

    private static final int LIMIT_DEFAULT = 50;

    private Parameters() {}

    public static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LIMIT_MAX) {
            throw refused("limit must be a number from 1 to " + LIMIT_MAX + ", found '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** 1 or more. */
    public static long number(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw refused(name + " must be a whole number from 1, found '" + text + "'");
        }
        return Long.parseLong(text);
    }

    public static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(name + " must be an instant such as 2026-03-01T12:00:00Z, found '" + text + "'");
        }
    }

    /** Empty when no event can have such a key. */
    public static Optional<EventKey> eventKey(String source, String id) {
        try {
            return Optional.of(new EventKey(source, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "PARAMETER_REFUSED", detail));
    }
}
