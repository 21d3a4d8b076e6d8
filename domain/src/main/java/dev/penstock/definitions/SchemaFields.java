package dev.penstock.definitions;

import dev.penstock.source.OnInvalid;
import java.util.Set;

/** Reads {@code schema} of a source. */
final class SchemaFields {
    static final Set<String> KEYS = Set.of("on-invalid");

    private SchemaFields() {}

    static OnInvalid onInvalid(Fields source) {
        return source.find("schema")
                .flatMap(place -> place.fields(KEYS).find("on-invalid"))
                .map(SchemaFields::onInvalid)
                .orElse(OnInvalid.QUARANTINE);
    }

    private static OnInvalid onInvalid(Place place) {
        String text = place.text();
        if (!text.equals("quarantine") && !text.equals("reject") && !text.isEmpty()) {
            place.problem(place.found() + Suggestion.hint(text, Set.of("quarantine", "reject")), "quarantine, reject");
        }
        return text.equals("reject") ? OnInvalid.REJECT : OnInvalid.QUARANTINE;
    }
}
