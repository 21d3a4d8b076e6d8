package dev.penstock.definitions;

import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.SchemeReading;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import java.util.Optional;

/** Reads the keys of a source that name a provider, and say what differs from its row: {@code header} and {@code tolerance}. */
final class ProviderFields {
    private ProviderFields() {}

    /** Empty, with a problem, when there is no such provider; empty without one when the source describes its signature. */
    static Optional<Provider> find(Fields fields, ProviderCatalogue catalogue) {
        Optional<Place> place = fields.find("provider");
        if (place.isPresent() == fields.has("signature")) {
            fields.place()
                    .problem(
                            place.isPresent()
                                    ? "both 'provider' and 'signature'"
                                    : "neither 'provider' nor 'signature'",
                            "one of them: a known provider, or a description of how deliveries are signed");
        }
        return place.flatMap(name -> find(name, catalogue));
    }

    private static Optional<Provider> find(Place place, ProviderCatalogue catalogue) {
        String name = place.text();
        Optional<Provider> provider = catalogue.find(name);
        if (provider.isEmpty() && !name.isEmpty()) {
            place.problem(place.found(), catalogue.instead(name));
        }
        return provider;
    }

    /** The provider's scheme, with what a source may say differently. */
    static SignatureScheme scheme(Provider provider, Fields fields) {
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
}
