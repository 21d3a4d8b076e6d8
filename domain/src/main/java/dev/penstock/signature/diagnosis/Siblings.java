package dev.penstock.signature.diagnosis;

import dev.penstock.signature.SchemeVariant;
import java.util.Optional;

/** A scheme like the expected one, but with another algorithm, another reading of the secret or another encoding. */
final class Siblings implements Hypothesis {
    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        return examination.scheme().variants().stream()
                .filter(variant -> examination.fitsScheme(variant.scheme()))
                .findFirst()
                .map(Siblings::diagnosis);
    }

    private static Diagnosis diagnosis(SchemeVariant variant) {
        return switch (variant.difference()) {
            case ALGORITHM ->
                new Diagnosis(
                        Finding.OTHER_ALGORITHM,
                        "The signature is right with the algorithm " + variant.found() + ", expected is "
                                + variant.expected() + ".");
            case SECRET_FORM ->
                new Diagnosis(
                        Finding.SECRET_ENCODING,
                        "The signature is right when the secret is read as " + variant.found()
                                + ", the scheme reads it as " + variant.expected() + ".");
            case ENCODING ->
                new Diagnosis(
                        Finding.SIGNATURE_ENCODING,
                        "The signature is right, but written in " + variant.found() + " instead of "
                                + variant.expected() + ".");
        };
    }
}
