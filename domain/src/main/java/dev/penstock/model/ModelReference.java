package dev.penstock.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stage says it uses: a version of a model, or whichever an alias means when the event is worked on. */
public sealed interface ModelReference {
    /** As it is written, without the name's own rules. */
    Pattern FORM = Pattern.compile("([^@]+)(?:@(?:([1-9][0-9]{0,6})|([a-z]+)))?");

    /** Of the model. */
    String name();

    /** {@code name@3}. */
    record Fixed(ModelVersion version) implements ModelReference {
        @Override
        public String name() {
            return version.name();
        }

        @Override
        public String toString() {
            return version.toString();
        }
    }

    /** {@code name}, which is the champion, or {@code name@challenger}. */
    record Aliased(String name, ModelAlias alias) implements ModelReference {
        @Override
        public String toString() {
            return alias == ModelAlias.CHAMPION ? name : name + "@" + alias.word();
        }
    }

    static ModelReference champion(String name) {
        return new Aliased(name, ModelAlias.CHAMPION);
    }

    /** Reads {@code name}, {@code name@3} or {@code name@challenger}; empty when it is none of these. */
    static Optional<ModelReference> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(1);
        if (parts.group(2) != null) {
            return Optional.of(new Fixed(new ModelVersion(name, Integer.parseInt(parts.group(2)))));
        }
        return parts.group(3) == null
                ? Optional.of(champion(name))
                : ModelAlias.of(parts.group(3)).map(alias -> new Aliased(name, alias));
    }
}
