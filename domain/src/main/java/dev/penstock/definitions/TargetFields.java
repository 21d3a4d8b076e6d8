package dev.penstock.definitions;

import dev.penstock.source.ConfigKey;
import dev.penstock.writeback.PathTemplate;
import dev.penstock.writeback.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code deliver} of a stage: where events are written back to, and how. */
final class TargetFields {
    static final Set<String> KEYS = Set.of("url", "path", "method", "secrets", "token", "headers", "body", "pause");

    static final Duration PAUSE_DEFAULT = Duration.ofSeconds(30);
    static final int SECRETS_MAX = 5;

    /** Those that the call itself needs, and those that only a connection has (RFC 9110, 7.6.1). */
    private static final Set<String> OWN_HEADERS = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "keep-alive",
            "te",
            "traceparent",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "webhook-id",
            "webhook-signature",
            "webhook-timestamp");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private TargetFields() {}

    static Target read(Place place) {
        Fields fields = place.fields(KEYS);
        return new Target(
                RemoteFields.reference(fields.required("url"), "a reference such as ${crm.url}"),
                fields.find("path").map(TargetFields::path).orElse(PathTemplate.EMPTY),
                fields.find("method").map(TargetFields::method).orElse(Target.Method.POST),
                fields.find("secrets").map(TargetFields::secrets).orElse(List.of()),
                fields.find("token").map(TargetFields::secret).orElse(null),
                fields.find("headers").map(TargetFields::headers).orElseGet(TreeMap::new),
                fields.find("body").flatMap(WorkFields::expression).orElse(null),
                fields.find("pause")
                        .map(value -> value.duration(RemoteFields.PAUSE_MIN, RemoteFields.PAUSE_MAX))
                        .orElse(PAUSE_DEFAULT));
    }

    private static PathTemplate path(Place place) {
        try {
            return PathTemplate.parse(place.text());
        } catch (IllegalArgumentException e) {
            place.problem(place.found(), String.valueOf(e.getMessage()));
            return PathTemplate.EMPTY;
        }
    }

    private static Target.Method method(Place place) {
        String word = place.text();
        for (Target.Method method : Target.Method.values()) {
            if (method.name().equals(word)) {
                return method;
            }
        }
        place.problem(
                place.found(),
                Arrays.stream(Target.Method.values()).map(Enum::name).collect(Collectors.joining(", ")));
        return Target.Method.POST;
    }

    private static List<ConfigKey> secrets(Place place) {
        List<Place> items = place.items();
        if (place.isList() && (items.isEmpty() || items.size() > SECRETS_MAX)) {
            place.problem(items.size() + " secrets", "1 to " + SECRETS_MAX + " of them");
        }
        return items.stream().map(TargetFields::secret).toList();
    }

    private static ConfigKey secret(Place place) {
        return RemoteFields.reference(
                place.asSecret(), "a reference such as ${crm.secret}; a secret itself stands in no file");
    }

    private static SortedMap<String, ConfigKey> headers(Place place) {
        SortedMap<String, ConfigKey> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        place.fields().members().forEach((name, value) -> {
            if (!HEADER.matcher(name).matches() || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                value.problem("header '" + name + "'", "a header of your own, such as X-Api-Key");
            }
            headers.put(name, secret(value));
        });
        return headers;
    }
}
