package dev.penstock.definitions;

import dev.penstock.signature.SchemeReading;
import dev.penstock.signature.SchemeWords;
import dev.penstock.signature.SignatureScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A source's {@code signature}, in the words that the provider catalogue uses too. */
final class SignatureFields implements SchemeWords {
    /** The end of a message that says what was found: a problem says so first. */
    private static final Pattern FOUND = Pattern.compile(", found .*", Pattern.DOTALL);

    private final Fields fields;

    private SignatureFields(Fields fields) {
        this.fields = fields;
    }

    static SignatureScheme read(Place place) {
        Fields fields = place.fields(SchemeReading.KEYS);
        fields.find("timestamp")
                .filter(Place::isMapping)
                .ifPresent(value -> value.fields(SchemeReading.TIMESTAMP_KEYS));
        fields.find("certificate")
                .filter(Place::isMapping)
                .ifPresent(value -> value.fields(SchemeReading.CERTIFICATE_KEYS));
        return SchemeReading.read(new SignatureFields(fields));
    }

    @Override
    public Set<String> keys(String path) {
        return path.isEmpty()
                ? fields.members().keySet()
                : find(path)
                        .filter(Place::isMapping)
                        .map(place -> place.fields().members().keySet())
                        .orElse(Set.of());
    }

    @Override
    public Optional<String> text(String path) {
        return find(path).map(Place::text).filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> texts(String path) {
        return find(path)
                .map(place ->
                        place.isList() ? place.items().stream().map(Place::text).toList() : List.of(place.text()))
                .orElse(List.of())
                .stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Override
    public Optional<Duration> duration(String path, Duration min, Duration max) {
        return find(path).map(place -> place.duration(min, max));
    }

    @Override
    public void problem(String path, String allowed) {
        String rule = FOUND.matcher(allowed).replaceFirst("");
        if (path.isEmpty()) {
            fields.place().problem("parts that do not fit each other", rule);
            return;
        }
        Optional<Place> place = find(path);
        if (place.isPresent()) {
            place.get().problem(place.get().found(), rule);
        } else {
            fields.place().member(path, null, fields.place().line()).problem("nothing", rule);
        }
    }

    private Optional<Place> find(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return fields.find(path).map(place -> path.equals("secret") ? place.asSecret() : place);
        }
        return fields.find(path.substring(0, dot))
                .filter(Place::isMapping)
                .flatMap(place -> place.fields().find(path.substring(dot + 1)));
    }
}
