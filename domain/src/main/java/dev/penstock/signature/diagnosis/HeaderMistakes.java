package dev.penstock.signature.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Headers that are given twice, or stand under another name. */
final class HeaderMistakes implements Hypothesis {
    /** More headers than that are not tried. */
    private static final int HEADERS_MAX = 60;

    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        return twice(examination).or(() -> elsewhere(examination));
    }

    private static Optional<Diagnosis> twice(Examination examination) {
        for (String name : examination.expectedHeaders()) {
            List<String> values = examination.request().header(name);
            if (values.size() < 2) {
                continue;
            }
            boolean oneFits = values.stream().limit(4).anyMatch(value -> examination.fitsHeader(name, List.of(value)));
            return Optional.of(new Diagnosis(
                    Finding.HEADER_TWICE,
                    "Header " + name + " is given " + values.size() + " times; "
                            + (oneFits ? "one of the values is right." : "none of the values is right.")));
        }
        return Optional.empty();
    }

    /** All the missing headers may stand under names of one family: {@code svix-id} for {@code webhook-id}. */
    private static Optional<Diagnosis> elsewhere(Examination examination) {
        Set<String> expected = examination.expectedHeaders();
        List<String> missing = expected.stream()
                .filter(name -> examination.request().header(name).isEmpty())
                .toList();
        if (missing.size() != 1) {
            return Optional.empty();
        }
        List<String> candidates = new ArrayList<>();
        for (Map.Entry<String, List<String>> header :
                examination.request().headers().entrySet()) {
            if (header.getValue().size() == 1 && candidates.size() < HEADERS_MAX) {
                candidates.add(header.getKey());
            }
        }
        return candidates.stream()
                .filter(name -> examination.fitsHeader(
                        missing.get(0), examination.request().header(name)))
                .findFirst()
                .map(name -> new Diagnosis(
                        Finding.HEADER_ELSEWHERE,
                        "What is expected in header " + missing.get(0) + " stands in header " + name
                                + ", and is right there."));
    }
}
