package dev.penstock.definitions;

import dev.penstock.handshake.Handshake;
import dev.penstock.handshake.Handshakes;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.HandshakeUse;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code handshake} of a source: a handshake's name, or {@code use} and {@code token}. */
final class HandshakeFields {
    static final Set<String> KEYS = Set.of("use", "token");

    private static final SortedMap<String, Handshake> KNOWN = Handshakes.bundled();

    private HandshakeFields() {}

    /** @param ofProvider the handshake of the source's provider, which needs no mention unless its sender shows a token */
    static @Nullable HandshakeUse read(Fields source, Optional<Handshake> ofProvider) {
        Optional<Place> place = source.find("handshake");
        if (place.isEmpty()) {
            return ofProvider.map(handshake -> unmentioned(source, handshake)).orElse(null);
        }
        if (place.get().isText()) {
            return use(place.get(), place.get(), null);
        }
        Fields fields = place.get().fields(KEYS);
        return use(fields.required("use"), place.get(), fields.find("token").orElse(null));
    }

    private static HandshakeUse unmentioned(Fields source, Handshake handshake) {
        if (handshake.needsToken()) {
            source.place().problem("no key 'handshake'", withToken(handshake) + ", for the provider asks so");
        }
        return new HandshakeUse(handshake, null);
    }

    private static String withToken(Handshake handshake) {
        return "{ use: " + handshake.name() + ", token: \"${key}\" }: the sender shows a token that it was given";
    }

    private static @Nullable HandshakeUse use(Place name, Place whole, @Nullable Place token) {
        String text = name.text();
        Handshake handshake = KNOWN.get(text);
        if (handshake == null) {
            if (!text.isEmpty()) {
                name.problem(name.found() + Suggestion.hint(text, KNOWN.keySet()), String.join(", ", KNOWN.keySet()));
            }
            return null;
        }
        if (handshake.needsToken() != (token != null)) {
            whole.problem(
                    token == null ? "no token" : "a token",
                    handshake.needsToken() ? withToken(handshake) : "no token: handshake '" + text + "' has none");
        }
        return new HandshakeUse(handshake, token == null ? null : key(token.asSecret()));
    }

    private static @Nullable ConfigKey key(Place place) {
        String reference =
                place.text(SourceFile.REFERENCE, "a reference such as ${meta.verify-token}; a token stands in no file");
        return reference.isEmpty() ? null : new ConfigKey(reference.substring(2, reference.length() - 1));
    }
}
