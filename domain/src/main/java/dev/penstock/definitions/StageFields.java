package dev.penstock.definitions;

import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A stage as it was read, and where each of its keys stands.
 *
 * @param sound whether nothing in it was wrong so far, so that it can be compared with others
 */
record StageFields(Stage stage, Fields fields, boolean sound) {
    static final Set<String> KEYS = Set.of(
            "stage",
            "on",
            "model",
            "input",
            "cache",
            "decide",
            "deliver",
            "carry",
            "emits",
            "timeout",
            "concurrency",
            "batch",
            "delivery",
            "retention");

    static final Set<String> ON_KEYS = Set.of("type", "where");
    static final Set<String> DELIVERY_KEYS = Set.of("attempts", "delay", "multiplier", "max-delay");

    static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(5);
    static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
    static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);
    static final int CONCURRENCY_DEFAULT = 2;

    /** The server's own bound of a message-driven bean's pool, unless it is configured otherwise. */
    static final int CONCURRENCY_MAX = 32;

    static final int BATCH_DEFAULT = 32;
    static final int BATCH_MAX = 1_000;
    static final Duration RETENTION_DEFAULT = Duration.ofDays(2);
    static final Duration RETENTION_MIN = Duration.ofMinutes(1);
    static final Duration RETENTION_MAX = Duration.ofDays(365);
    static final DeliveryPolicy DELIVERY_DEFAULT =
            new DeliveryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(60));

    private static final int ATTEMPTS_MAX = 100;
    private static final int MULTIPLIER_MAX = 10;
    private static final Duration DELAY_MAX = Duration.ofDays(1);

    /** A sender's own types are free, but for what no header or log line should carry. */
    private static final Pattern SUBSCRIBED_TYPE = Pattern.compile("[^\\p{Cntrl}]{1,255}");

    static StageFields read(String pipeline, Place item) {
        int problems = item.problemCount();
        Fields fields = item.fields(KEYS);
        boolean calls = fields.has("deliver");
        StageName name = new StageName(pipeline, fields.required("stage").text(Names.NAME, Names.NAME_FORM));
        Stage stage = new Stage(
                name,
                subscription(fields.required("on").fields(ON_KEYS)),
                WorkFields.read(fields),
                fields.find("carry")
                        .map(place -> WorkFields.expressions(place.fields()))
                        .orElseGet(TreeMap::new),
                fields.required("emits").text(Names.TYPE, Names.TYPE_FORM),
                duration(fields, "timeout", TIMEOUT_MIN, TIMEOUT_MAX, TIMEOUT_DEFAULT),
                fields.find("concurrency")
                        .map(place -> place.wholeNumber(1, CONCURRENCY_MAX))
                        .orElse(CONCURRENCY_DEFAULT),
                fields.find("batch")
                        .map(place -> place.wholeNumber(1, BATCH_MAX))
                        .orElse(calls ? 1 : BATCH_DEFAULT),
                delivery(fields.find("delivery")),
                duration(fields, "retention", RETENTION_MIN, RETENTION_MAX, RETENTION_DEFAULT));
        return new StageFields(stage, fields, item.problemCount() == problems);
    }

    /** Where a key stands; the stage's own place when it is not written. */
    Place place(String key) {
        return fields.find(key).orElse(fields.place());
    }

    private static Subscription subscription(Fields on) {
        return new Subscription(
                on.required("type").text(SUBSCRIBED_TYPE, "an event type of 1 to 255 characters"),
                on.find("where").flatMap(Conditions::read).orElse(null));
    }

    private static DeliveryPolicy delivery(Optional<Place> place) {
        if (place.isEmpty()) {
            return DELIVERY_DEFAULT;
        }
        Fields fields = place.get().fields(DELIVERY_KEYS);
        Duration delay = duration(fields, "delay", Duration.ZERO, DELAY_MAX, DELIVERY_DEFAULT.delay());
        Duration maxDelay = duration(fields, "max-delay", Duration.ZERO, DELAY_MAX, DELIVERY_DEFAULT.maxDelay());
        if (maxDelay.compareTo(delay) < 0) {
            fields.find("max-delay")
                    .orElse(fields.place())
                    .problem(
                            "a 'max-delay' of " + Quantity.write(maxDelay),
                            Quantity.write(delay) + " or more, the 'delay'");
        }
        return new DeliveryPolicy(
                fields.find("attempts")
                        .map(value -> value.wholeNumber(1, ATTEMPTS_MAX))
                        .orElse(DELIVERY_DEFAULT.attempts()),
                delay,
                fields.find("multiplier")
                        .map(value -> value.number(1, MULTIPLIER_MAX))
                        .orElse(DELIVERY_DEFAULT.multiplier()),
                maxDelay);
    }

    private static Duration duration(Fields fields, String key, Duration min, Duration max, Duration otherwise) {
        return fields.find(key).map(place -> place.duration(min, max)).orElse(otherwise);
    }
}
