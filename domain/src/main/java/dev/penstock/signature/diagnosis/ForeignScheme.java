package dev.penstock.signature.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The delivery of another provider than the source names. */
final class ForeignScheme implements Hypothesis {
    private final List<KnownScheme> known;

    ForeignScheme(Collection<KnownScheme> known) {
        this.known = List.copyOf(known);
    }

    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        Set<String> expected = examination.expectedHeaders();
        List<KnownScheme> marked = known.stream()
                .filter(scheme -> scheme.marks(examination.request()))
                .filter(scheme -> !scheme.scheme().equals(examination.scheme()))
                .toList();
        Optional<KnownScheme> proven = marked.stream()
                .filter(scheme -> examination.fitsScheme(scheme.scheme()))
                .findFirst();
        if (proven.isPresent()) {
            return proven.map(scheme -> new Diagnosis(
                    Finding.OTHER_PROVIDER,
                    "The signature is right by the scheme of " + scheme.title() + ", with a secret of this source."));
        }
        boolean complete = !expected.isEmpty()
                && expected.stream()
                        .noneMatch(name -> examination.request().header(name).isEmpty());
        return complete
                ? Optional.empty()
                : marked.stream()
                        .findFirst()
                        .map(scheme -> new Diagnosis(
                                Finding.OTHER_PROVIDER,
                                "An expected header is missing, and this looks like "
                                        + scheme.title() + ", which sends " + String.join(", ", scheme.headers())
                                        + "."));
    }
}
