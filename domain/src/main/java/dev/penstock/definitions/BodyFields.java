package dev.penstock.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.content.MediaType;
import dev.penstock.source.BodyForm;
import dev.penstock.source.BodyRules;
import dev.penstock.source.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a source that say how its bodies are read: {@code content}, {@code form}, {@code each}. */
final class BodyFields {
    static final Set<String> FORM_KEYS = Set.of("json");

    static final int EVENTS_MAX = 10_000;

    private static final Pattern WORD =
            Pattern.compile(Arrays.stream(BodyForm.values()).map(BodyForm::word).collect(Collectors.joining("|")));
    private static final Pattern FIELD = Pattern.compile("[!-~]{1,100}");
    private static final Pattern ARRAY = Pattern.compile("(/([^~/]|~[01])*)*");

    private BodyFields() {}

    static BodyRules read(Fields fields, Optional<Fields> limits, Optional<Provider> provider) {
        BodyForm form = fields.find("content").map(BodyFields::form).orElse(BodyForm.AUTO);
        String jsonField = fields.find("form")
                .map(place -> place.fields(FORM_KEYS).required("json").text(FIELD, "the name of a field"))
                .orElseGet(() -> provider.map(Provider::contentType)
                        .map(BodyFields::jsonField)
                        .orElse(""));
        JsonPointer each = fields.find("each").map(BodyFields::array).orElse(null);
        if (form == BodyForm.CLOUDEVENTS) {
            for (String key : new String[] {"id", "type", "each", "form"}) {
                fields.find(key)
                        .ifPresent(place -> place.problem(
                                "the key beside 'content: cloudevents'", "nothing: CloudEvents say it themselves"));
            }
        }
        int eventsMax = limits.flatMap(some -> some.find("events"))
                .map(events -> events.wholeNumber(1, EVENTS_MAX))
                .orElse(BodyRules.EVENTS_MAX_DEFAULT);
        return new BodyRules(form, jsonField, each, eventsMax);
    }

    /** A row writes {@code application/x-www-form-urlencoded; json=FIELD}, as the events' content type does. */
    private static String jsonField(String contentType) {
        return MediaType.parse(contentType).parameter("json");
    }

    private static BodyForm form(Place place) {
        String allowed = Arrays.stream(BodyForm.values()).map(BodyForm::word).collect(Collectors.joining(", "));
        String word = place.text(WORD, allowed);
        return Arrays.stream(BodyForm.values())
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElse(BodyForm.AUTO);
    }

    private static @Nullable JsonPointer array(Place place) {
        int before = place.problemCount();
        String pointer =
                place.text(ARRAY, "a JSON Pointer to an array in the body such as /events; \"\" is the body itself");
        return Optional.of(pointer)
                .filter(text -> place.problemCount() == before)
                .map(JsonPointer::compile)
                .orElse(null);
    }
}
