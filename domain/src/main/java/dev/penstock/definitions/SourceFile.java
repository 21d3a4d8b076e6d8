package dev.penstock.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.selector.JmsSelector;
import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.SchemeReading;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Locator;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources/*.yaml}. */
final class SourceFile {
    static final Set<String> KEYS = Set.of(
            "source",
            "provider",
            "header",
            "tolerance",
            "signature",
            "id",
            "type",
            "secrets",
            "filter",
            "attributes",
            "limits");

    /** What every event has, or Penstock and the binding of CloudEvents set themselves. */
    static final Set<String> RESERVED_ATTRIBUTES = Set.of(
            "id",
            "source",
            "type",
            "specversion",
            "time",
            "data",
            "datacontenttype",
            "dataschema",
            "correlationid",
            "causationid",
            "traceparent",
            "tracestate");

    static final Set<String> EVERY_EVENTS_ATTRIBUTES = Set.of("id", "source", "type");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9][A-Za-z0-9._-]*)}");

    private final ProviderCatalogue catalogue;

    SourceFile(ProviderCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Source read(Place file) {
        Fields fields = file.fields(KEYS);
        String name = Names.likeFile(fields.required("source"));
        Optional<Provider> provider = provider(fields);
        SortedMap<String, JsonPointer> attributes = attributes(fields);
        return new Source(
                name,
                provider.map(known -> ofProvider(known, fields)).orElseGet(() -> signature(fields)),
                secrets(fields.required("secrets")),
                locator(fields, "id", provider, Provider::idLocator),
                locator(fields, "type", provider, Provider::typeLocator),
                filter(fields, attributes),
                attributes,
                fields.find("limits").map(LimitsFields::read).orElseGet(LimitsFields::defaults));
    }

    private Optional<Provider> provider(Fields fields) {
        Optional<Place> place = fields.find("provider");
        if (place.isPresent() == fields.has("signature")) {
            fields.place()
                    .problem(
                            place.isPresent()
                                    ? "both 'provider' and 'signature'"
                                    : "neither 'provider' nor 'signature'",
                            "one of them: a known provider, or a description of how deliveries are signed");
        }
        return place.flatMap(this::provider);
    }

    private Optional<Provider> provider(Place place) {
        String name = place.text();
        Optional<Provider> provider = catalogue.find(name);
        if (provider.isEmpty() && !name.isEmpty()) {
            place.problem(place.found(), catalogue.instead(name));
        }
        return provider;
    }

    /** The provider's scheme, with what a source may say differently. */
    private static SignatureScheme ofProvider(Provider provider, Fields fields) {
        SignatureScheme scheme = provider.signature();
        Optional<Place> header = fields.find("header");
        Optional<Place> tolerance = fields.find("tolerance");
        if (scheme.places().isEmpty() && header.isEmpty()) {
            fields.required("header");
        }
        try {
            if (header.isPresent()) {
                scheme = scheme.at(RequestPlace.parse(header.get().text()));
            }
        } catch (IllegalArgumentException e) {
            header.get().problem(header.get().found(), RequestPlace.FORMS + ", where the provider leaves it open");
        }
        try {
            if (tolerance.isPresent()) {
                scheme = scheme.withTolerance(
                        tolerance.get().duration(SchemeReading.TOLERANCE_MIN, SchemeReading.TOLERANCE_MAX));
            }
        } catch (IllegalArgumentException e) {
            tolerance.get().problem(tolerance.get().found(), "nothing: " + e.getMessage());
        }
        return scheme;
    }

    private static SignatureScheme signature(Fields fields) {
        for (String key : List.of("header", "tolerance")) {
            if (fields.has("signature")) {
                fields.find(key).ifPresent(place -> place.problem(place.found(), "the key below 'signature'"));
            }
        }
        return fields.find("signature").map(SignatureFields::read).orElseGet(StandardWebhooksScheme::new);
    }

    private static List<ConfigKey> secrets(Place place) {
        List<ConfigKey> secrets = new ArrayList<>();
        for (Place item : place.asSecret().items()) {
            String reference = item.text(REFERENCE, "a reference such as ${github.secret}; a secret stands in no file");
            if (!reference.isEmpty()) {
                secrets.add(new ConfigKey(reference.substring(2, reference.length() - 1)));
            }
        }
        return secrets;
    }

    private static Locator locator(
            Fields fields, String key, Optional<Provider> provider, Function<Provider, @Nullable Locator> ofProvider) {
        if (fields.find(key).isEmpty() && fields.has("provider")) {
            Locator known = provider.isPresent() ? ofProvider.apply(provider.get()) : new Locator.Header(key);
            if (known != null) {
                return known;
            }
        }
        Place place = fields.required(key);
        String text = place.text();
        try {
            Locator locator = Locator.parse(text);
            boolean shared = locator instanceof Locator.Constant && key.equals("id");
            if (!shared && text.length() <= Event.TYPE_LENGTH_MAX) {
                return locator;
            }
        } catch (IllegalArgumentException e) {
            // reported below, together with the places that are of the form but cannot be meant
        }
        if (!text.isEmpty()) {
            place.problem(
                    place.found(),
                    "a header such as X-Event-Id, or a JSON Pointer into the body such as /id"
                            + (key.equals("type") ? ", or one type for all such as \"=content.submitted\"" : ""));
        }
        return new Locator.Header(key);
    }

    private static SortedMap<String, JsonPointer> attributes(Fields fields) {
        SortedMap<String, JsonPointer> attributes = new TreeMap<>();
        Map<String, Place> members =
                fields.find("attributes").map(place -> place.fields().members()).orElse(Map.of());
        members.forEach((name, place) -> {
            if (!Event.ATTRIBUTE_NAME.matcher(name).matches()
                    || RESERVED_ATTRIBUTES.contains(name)
                    || JmsSelector.isReserved(name)) {
                place.problem(
                        "an attribute of this name",
                        "lower-case letters and digits, a letter first, at most 40; not "
                                + String.join(", ", new TreeSet<>(RESERVED_ATTRIBUTES))
                                + " and no word of the selector language");
            }
            String pointer = place.text(Names.POINTER, "a JSON Pointer into the body such as /action");
            attributes.put(name, JsonPointer.compile(pointer));
        });
        return attributes;
    }

    private static @Nullable JmsSelector filter(Fields fields, SortedMap<String, JsonPointer> attributes) {
        SortedSet<String> known = new TreeSet<>(EVERY_EVENTS_ATTRIBUTES);
        known.addAll(attributes.keySet());
        return fields.find("filter")
                .flatMap(place -> Conditions.read(place).map(condition -> {
                    for (String name : condition.attributes()) {
                        if (!known.contains(name)) {
                            place.problem(
                                    "attribute '" + name + "', which no event of this source has"
                                            + Suggestion.hint(name, known),
                                    String.join(", ", known));
                        }
                    }
                    return condition;
                }))
                .orElse(null);
    }
}
