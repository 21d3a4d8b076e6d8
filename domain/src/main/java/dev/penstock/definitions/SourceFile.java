package dev.penstock.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.selector.JmsSelector;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.source.BodyForm;
import dev.penstock.source.BodyRules;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Locator;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.PublicUrl;
import dev.penstock.source.Source;
import java.time.Duration;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "limits",
            "content",
            "form",
            "each",
            "handshake",
            "public-url",
            "schema",
            "answer",
            "respond",
            "remember");

    /** An extension's own name for one of these would be taken for the attribute. */
    static final Set<String> RESERVED_ATTRIBUTES = Stream.concat(
                    Event.CONTEXT_ATTRIBUTES.stream(), Stream.of("dataschema"))
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> EVERY_EVENTS_ATTRIBUTES = Set.of("id", "source", "type");
    static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9][A-Za-z0-9._-]*)}");

    /** Senders commonly try again for up to three days. */
    static final Duration REMEMBER_MIN = Duration.ofDays(4);

    static final Duration REMEMBER_MAX = Duration.ofDays(3650);

    private final ProviderCatalogue catalogue;

    SourceFile(ProviderCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Source read(Place file) {
        Fields fields = file.fields(KEYS);
        String name = Names.likeFile(fields.required("source"));
        Optional<Provider> provider = ProviderFields.find(fields, catalogue);
        SortedMap<String, JsonPointer> attributes = attributes(fields);
        Optional<Fields> limits = fields.find("limits").map(place -> place.fields(LimitsFields.KEYS));
        BodyRules body = BodyFields.read(fields, limits, provider);
        SignatureScheme signature =
                provider.map(known -> ProviderFields.scheme(known, fields)).orElseGet(() -> signature(fields));
        boolean cloudEvents = body.form() == BodyForm.CLOUDEVENTS;
        return new Source(
                name,
                signature,
                secrets(fields.required("secrets")),
                cloudEvents ? new Locator.Header("ce-id") : id(fields, provider, signature),
                cloudEvents
                        ? new Locator.Header("ce-type")
                        : locator(
                                fields, "type", ofProvider(fields, "type", provider, Provider::typeLocator), signature),
                filter(fields, attributes, cloudEvents),
                attributes,
                limits.map(LimitsFields::read).orElseGet(LimitsFields::defaults),
                body,
                HandshakeFields.read(fields, provider.map(Provider::handshake)),
                publicUrl(fields),
                SchemaFields.onInvalid(fields),
                AnswerFields.read(fields, provider, body),
                fields.find("remember")
                        .map(place -> place.duration(REMEMBER_MIN, REMEMBER_MAX))
                        .orElse(Source.REMEMBER_DEFAULT));
    }

    private static @Nullable PublicUrl publicUrl(Fields fields) {
        return fields.find("public-url").map(SourceFile::publicUrl).orElse(null);
    }

    private static @Nullable PublicUrl publicUrl(Place place) {
        String text = place.text();
        try {
            return text.isEmpty() ? null : PublicUrl.parse(text);
        } catch (IllegalArgumentException e) {
            place.problem(place.found(), "https://host, with a port and a path where they differ");
            return null;
        }
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

    /** Of a provider whose deliveries have no id that is known, two equal bodies are one event. */
    private static Locator id(Fields fields, Optional<Provider> provider, SignatureScheme signature) {
        return locator(
                fields,
                "id",
                ofProvider(
                        fields,
                        "id",
                        provider,
                        known -> known.idLocator() == null ? new Locator.BodyHash() : known.idLocator()),
                signature);
    }

    /** Of a provider that is not known, which is a problem already, any. */
    private static Optional<Locator> ofProvider(
            Fields fields, String key, Optional<Provider> provider, Function<Provider, @Nullable Locator> place) {
        return provider.isEmpty() && fields.has("provider")
                ? Optional.of(new Locator.Header(key))
                : provider.map(place);
    }

    private static Locator locator(Fields fields, String key, Optional<Locator> known, SignatureScheme signature) {
        if (fields.find(key).isEmpty() && known.isPresent()) {
            return known.get();
        }
        Place place = fields.required(key);
        String text = place.text();
        try {
            Locator locator = Locator.parse(text);
            boolean shared = locator instanceof Locator.Constant && key.equals("id");
            if (locator.readsClaims() && !signature.bearsClaims()) {
                place.problem(
                        locator + ", which only a token has",
                        "a place elsewhere: of this source's scheme, " + signature.word() + ", there is no token");
                return locator;
            }
            if (!shared && text.length() <= Event.TYPE_LENGTH_MAX) {
                return locator;
            }
        } catch (IllegalArgumentException e) {
            // reported below, together with the places that are of the form but cannot be meant
        }
        if (!text.isEmpty()) {
            place.problem(
                    place.found(),
                    "a header such as X-Event-Id, a JSON Pointer into the body such as /id, form:field, query:parameter, "
                            + (signature.bearsClaims() ? "claim:name, " : "")
                            + (key.equals("type")
                                    ? "one type for all such as \"=content.submitted\", "
                                    : "body:sha256, ")
                            + "several joined with ' + ', or the first of several with ' | '");
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

    private static @Nullable JmsSelector filter(
            Fields fields, SortedMap<String, JsonPointer> attributes, boolean freeAttributes) {
        SortedSet<String> known = new TreeSet<>(EVERY_EVENTS_ATTRIBUTES);
        known.addAll(attributes.keySet());
        return fields.find("filter")
                .flatMap(place -> Conditions.read(place).map(condition -> {
                    for (String name : condition.attributes()) {
                        if (!known.contains(name) && !freeAttributes) {
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
