package dev.penstock.signature;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a timestamp counts since 1970-01-01T00:00:00Z. */
public enum TimestampUnit {
    SECONDS("s", ChronoUnit.SECONDS),
    MILLISECONDS("ms", ChronoUnit.MILLIS);

    /** Digits only, so that a timestamp can be written in one way; 15 of them cannot overflow. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private final String word;
    private final ChronoUnit unit;

    TimestampUnit(String word, ChronoUnit unit) {
        this.word = word;
        this.unit = unit;
    }

    /** Reads the form that definitions use: {@code s} or {@code ms}. */
    public static TimestampUnit parse(String word) {
        for (TimestampUnit unit : values()) {
            if (unit.word.equals(word)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("a timestamp's unit is s or ms, found '" + word + "'");
    }

    /** Its name in definitions. */
    public String word() {
        return word;
    }

    Optional<Instant> read(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return Optional.of(
                switch (this) {
                    case SECONDS -> Instant.ofEpochSecond(value);
                    case MILLISECONDS -> Instant.ofEpochMilli(value);
                });
    }

    String write(Instant instant) {
        return Long.toString(
                switch (this) {
                    case SECONDS -> instant.getEpochSecond();
                    case MILLISECONDS -> instant.toEpochMilli();
                });
    }

    /** Cuts off what a timestamp cannot express, so that the window's ends are exact. */
    Instant truncate(Instant instant) {
        return instant.truncatedTo(unit);
    }
}
