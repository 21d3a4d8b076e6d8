package dev.penstock.signature.diagnosis;

import dev.penstock.signature.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the time at which a request's timestamp would have been accepted. */
final class Clocks {
    private static final Set<RefusalCode> OUT_OF_TIME =
            Set.of(RefusalCode.TIMESTAMP_TOO_OLD, RefusalCode.TIMESTAMP_IN_FUTURE);
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9]{9,13}(?![0-9A-Za-z])");
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}Z");
    private static final int TIMES_MAX = 8;

    /** The two units are decades apart: a timestamp that is only late never is. */
    private static final Duration UNIT_DISTANCE = Duration.ofDays(1_000);

    private Clocks() {}

    static boolean isOutOfTime(RefusalCode code) {
        return OUT_OF_TIME.contains(code);
    }

    /** The time that the sender's timestamp names, when the scheme accepts it then. */
    static Optional<Instant> signedAt(Examination examination) {
        return times(examination).stream()
                .filter(time -> examination
                        .at(time)
                        .refusal()
                        .filter(Clocks::isOutOfTime)
                        .isEmpty())
                .findFirst();
    }

    /** When the signature is right but for the time. */
    static Diagnosis skew(Instant signedAt, Instant now) {
        Duration age = Duration.between(signedAt, now);
        return new Diagnosis(
                Finding.CLOCK_SKEW,
                "The signature is right, but its timestamp is " + age.abs().toSeconds() + " s "
                        + (age.isNegative() ? "ahead of" : "behind") + " this server's clock.");
    }

    /**
     * When a timestamp was counted in the other unit.
     *
     * @param read what the scheme takes the timestamp for; empty when it cannot read it
     */
    static Optional<Diagnosis> unit(Examination examination, Optional<Instant> read) {
        if (read.isPresent() && isNear(read.get(), examination.now())) {
            return Optional.empty();
        }
        return expectedValues(examination).stream()
                .flatMap(value -> NUMBER.matcher(value).results().map(result -> result.group()))
                .filter(number -> near(number, examination.now()))
                .findFirst()
                .map(number -> new Diagnosis(
                        Finding.TIMESTAMP_UNIT,
                        "The timestamp is near this server's time when its " + number.length() + " digits are read as "
                                + (number.length() > 11 ? "milliseconds" : "seconds")
                                + "; the scheme reads them otherwise."));
    }

    private static boolean near(String number, Instant now) {
        Instant time = number.length() > 11
                ? Instant.ofEpochMilli(Long.parseLong(number))
                : Instant.ofEpochSecond(Long.parseLong(number));
        return isNear(time, now);
    }

    private static boolean isNear(Instant time, Instant now) {
        return Duration.between(time, now).abs().compareTo(UNIT_DISTANCE) < 0;
    }

    private static List<Instant> times(Examination examination) {
        List<Instant> times = new ArrayList<>();
        for (String value : expectedValues(examination)) {
            Matcher number = NUMBER.matcher(value);
            while (number.find() && times.size() < TIMES_MAX) {
                long count = Long.parseLong(number.group());
                times.add(Instant.ofEpochSecond(count));
                times.add(Instant.ofEpochMilli(count));
            }
            Matcher written = WRITTEN.matcher(value);
            if (written.find()) {
                parsed(written.group()).ifPresent(times::add);
            }
        }
        return times;
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The headers of the scheme; of a scheme whose headers are not known, all. */
    private static List<String> expectedValues(Examination examination) {
        Set<String> expected = examination.expectedHeaders();
        return examination.request().headers().entrySet().stream()
                .filter(header -> expected.isEmpty()
                        || expected.stream().anyMatch(name -> name.equalsIgnoreCase(header.getKey())))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value.length() < 4_000)
                .toList();
    }
}
