package dev.penstock.source;

import java.util.Arrays;
import java.util.Locale;

/** How well it is known that a provider signs as its row says. */
public enum Confirmation {
    /** The provider's own library signs or verifies a test of ours. */
    LIBRARY,
    /** The provider's documentation or code, a captured delivery, or two sources that do not know of each other. */
    DOCUMENTATION,
    /** One source that is not the provider. */
    SECOND_HAND;

    /** Reads the form that the catalogue uses. */
    static Confirmation parse(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "confirmed is library, documentation or second-hand, found '" + word + "'"));
    }

    /** Its name in the catalogue. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
