package dev.penstock.signature;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a timestamp is written. */
public enum TimestampUnit {
    /** Whole seconds since 1970-01-01T00:00:00Z. */
    SECONDS("s", ChronoUnit.SECONDS),
    /** Milliseconds since then. */
    MILLISECONDS("ms", ChronoUnit.MILLIS),
    /** Microseconds since then. */
    MICROSECONDS("us", ChronoUnit.MICROS),
    /** A date and time with its offset (<a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>). */
    ISO("iso", ChronoUnit.NANOS),
    /** Any of these, told apart by the number of digits: for senders that do not say, or that differ by product. */
    AUTO("auto", ChronoUnit.SECONDS);

    private static final int ISO_LENGTH_MAX = 40;
    private static final int SECONDS_DIGITS_MAX = 11;
    private static final int MILLISECONDS_DIGITS_MAX = 14;

    private final String word;
    private final ChronoUnit unit;

    TimestampUnit(String word, ChronoUnit unit) {
        this.word = word;
        this.unit = unit;
    }

    /** Reads the form that definitions use: {@code s}, {@code ms}, {@code us}, {@code iso} or {@code auto}. */
    public static TimestampUnit parse(String word) {
        for (TimestampUnit unit : values()) {
            if (unit.word.equals(word)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("a timestamp's unit is s, ms, us, iso or auto, found '" + word + "'");
    }

    /** Its name in definitions. */
    public String word() {
        return word;
    }

    /** What a timestamp must be, in words. */
    String rule() {
        return switch (this) {
            case ISO -> "a date and time such as 2026-03-01T12:00:00Z";
            case AUTO -> "a number of s, ms or us since 1970, or a date and time such as 2026-03-01T12:00:00Z";
            default -> "a number of " + word + " since 1970, in up to " + digitsMax() + " digits";
        };
    }

    Optional<Instant> read(String text) {
        if (this == ISO || (this == AUTO && text.indexOf('T') > 0)) {
            return dateAndTime(text);
        }
        if (!isDigits(text)) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        TimestampUnit counted = this == AUTO ? ofDigits(text.length()) : this;
        return Optional.of(Instant.EPOCH.plus(value, counted.unit));
    }

    String write(Instant instant) {
        return this == ISO
                ? instant.truncatedTo(ChronoUnit.MILLIS).toString()
                : Long.toString(unit.between(Instant.EPOCH, instant));
    }

    /** Cuts off what a timestamp cannot express, so that the window's ends are exact. */
    Instant truncate(Instant instant) {
        return instant.truncatedTo(unit);
    }

    /** Digits only, so that a timestamp can be written in one way; so few of them that no number overflows. */
    private boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= digitsMax();
    }

    private int digitsMax() {
        return this == MICROSECONDS || this == AUTO ? 17 : 15;
    }

    private static TimestampUnit ofDigits(int digits) {
        return digits <= SECONDS_DIGITS_MAX ? SECONDS : digits <= MILLISECONDS_DIGITS_MAX ? MILLISECONDS : MICROSECONDS;
    }

    private static Optional<Instant> dateAndTime(String text) {
        try {
            return text.length() > ISO_LENGTH_MAX
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
