package dev.penstock.definitions;

import dev.penstock.limit.AddressRange;
import dev.penstock.limit.Limits;
import dev.penstock.limit.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a source's {@code limits}: what it lets through. */
final class LimitsFields {
    static final Set<String> KEYS = Set.of("body", "events", "rate", "burst", "concurrency", "headers", "allow-from");

    static final long BODY_BYTES_MIN = 1 << 10;
    static final long BODY_BYTES_MAX = 64 << 20;
    static final long BODY_BYTES_DEFAULT = 1 << 20;
    static final int REQUESTS_MAX = 10_000;

    /** The server itself reads no request with more. */
    static final int HEADERS_MAX = 200;

    private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,5}/s|1000000/s");

    private LimitsFields() {}

    /** Of a source that says nothing. */
    static Limits defaults() {
        return Limits.ofBody(BODY_BYTES_DEFAULT);
    }

    /** Its {@code events} are a matter of how bodies are read. */
    static Limits read(Fields fields) {
        return new Limits(
                fields.find("body")
                        .map(body -> body.bytes(BODY_BYTES_MIN, BODY_BYTES_MAX))
                        .orElse(BODY_BYTES_DEFAULT),
                rate(fields),
                fields.find("concurrency")
                        .map(number -> number.wholeNumber(1, REQUESTS_MAX))
                        .orElse(Limits.REQUESTS_DEFAULT),
                fields.find("headers")
                        .map(number -> number.wholeNumber(1, HEADERS_MAX))
                        .orElse(Limits.HEADERS_DEFAULT),
                fields.find("allow-from").map(LimitsFields::ranges).orElse(List.of()));
    }

    private static @Nullable Rate rate(Fields fields) {
        Optional<Integer> perSecond = fields.find("rate").map(place -> {
            String text = place.text(RATE, "a rate such as 500/s, from 1/s to " + Rate.MAX + "/s");
            return text.isEmpty() ? 1 : Integer.parseInt(text.substring(0, text.length() - 2));
        });
        Optional<Integer> burst = fields.find("burst").map(place -> place.wholeNumber(1, Rate.MAX));
        if (perSecond.isEmpty()) {
            fields.find("burst").ifPresent(place -> place.problem("a burst without a rate", "a burst beside a rate"));
            return null;
        }
        return new Rate(perSecond.get(), burst.orElse(perSecond.get()));
    }

    private static List<AddressRange> ranges(Place place) {
        List<AddressRange> ranges = new ArrayList<>();
        for (Place item : place.items()) {
            String text = item.text();
            try {
                if (!text.isEmpty()) {
                    ranges.add(AddressRange.parse(text));
                }
            } catch (IllegalArgumentException e) {
                item.problem(
                        item.found(),
                        "a range of addresses such as 192.0.2.0/24, 2001:db8::/32 or 192.0.2.7, without bits beyond its prefix");
            }
        }
        return ranges;
    }
}
