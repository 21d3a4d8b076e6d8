package dev.penstock.schema.compatibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keywords about arrays. */
final class ArrayRules {
    /** A longer list of items described by place is not compared item by item. */
    private static final int PLACES_MAX = 1_000;

    private final Containment containment;

    ArrayRules(Containment containment) {
        this.containment = containment;
    }

    boolean keep(Admitted data, Site reader, Findings findings) {
        boolean kept = items(data, reader, findings);
        kept &= counts(data, reader, findings);
        kept &= contains(data, reader, findings);
        if (reader.leftovers().contains("unevaluatedItems")) {
            kept = findings.undecided(
                    "UNEVALUATED_ITEMS_CHANGED",
                    reader.pointer() + "/unevaluatedItems",
                    "which items the combined schemas leave over depends on the data");
        }
        return kept;
    }

    private boolean items(Admitted data, Site reader, Findings findings) {
        List<Site> first = reader.firstItems();
        Optional<Site> after = reader.otherItems();
        int places = Math.max(first.size(), data.firstItems());
        if (places > PLACES_MAX) {
            return findings.undecided(
                    "TOO_COMPLEX", reader.pointer(), "more than " + PLACES_MAX + " items are described by place");
        }
        boolean kept = true;
        for (int place = 0; place < places && place < data.itemsMax(); place++) {
            Site needed = place < first.size() ? first.get(place) : after.orElse(null);
            if (needed != null && !needed.isTrue()) {
                kept &= item(data, place, needed, findings);
            }
        }
        Optional<Admitted.Part> others = data.otherItems();
        if (after.isPresent()
                && others.isPresent()
                && places < data.itemsMax()
                && !containment.accepts(others.get(), after.get(), new Findings())) {
            if (after.get().isFalse()) {
                kept = findings.report(
                        "ADDITIONAL_ITEMS_REMOVED", after.get().pointer(), "more items may be sent than are allowed");
            } else if (others.get().sites().isEmpty()) {
                kept = findings.report(
                        "ADDITIONAL_ITEMS_NARROWED",
                        after.get().pointer(),
                        "items of any form may be sent, but not all are allowed");
            } else {
                kept = containment.accepts(others.get(), after.get(), findings);
            }
        }
        return kept;
    }

    private boolean item(Admitted data, int place, Site needed, Findings findings) {
        Admitted.Part sent = data.item(place);
        if (containment.accepts(sent, needed, new Findings())) {
            return true;
        }
        if (needed.isFalse()) {
            return findings.report(
                    "ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL",
                    needed.pointer(),
                    "item " + place + " may be sent, but is not allowed");
        }
        return sent.sites().isEmpty()
                ? findings.report(
                        "ITEM_ADDED_TO_OPEN_CONTENT_MODEL",
                        needed.pointer(),
                        "item " + place + " is described, but anything may be sent in its place")
                : containment.accepts(sent, needed, findings);
    }

    private static boolean counts(Admitted data, Site reader, Findings findings) {
        boolean kept = true;
        BigDecimal min = reader.number("minItems");
        if (min != null && BigDecimal.valueOf(data.itemsMin()).compareTo(min) < 0) {
            kept = findings.report(
                    data.has("minItems") ? "MIN_ITEMS_INCREASED" : "MIN_ITEMS_ADDED",
                    reader.pointer() + "/minItems",
                    min.toPlainString() + " items or more are required, but fewer may be sent");
        }
        BigDecimal max = reader.number("maxItems");
        if (max != null && BigDecimal.valueOf(data.itemsMax()).compareTo(max) > 0) {
            kept = findings.report(
                    data.has("maxItems") ? "MAX_ITEMS_DECREASED" : "MAX_ITEMS_ADDED",
                    reader.pointer() + "/maxItems",
                    max.toPlainString() + " items or fewer are allowed, but more may be sent");
        }
        boolean unique = reader.value("uniqueItems").asBoolean()
                && data.itemsMax() > 1
                && data.sites().stream()
                        .noneMatch(site -> site.value("uniqueItems").asBoolean());
        return unique
                ? findings.report(
                        "UNIQUE_ITEMS_ADDED",
                        reader.pointer() + "/uniqueItems",
                        "items must differ, but the same may be sent twice")
                : kept;
    }

    private static boolean contains(Admitted data, Site reader, Findings findings) {
        Set<String> keywords = Set.of("contains", "minContains", "maxContains");
        return !reader.has("contains")
                || data.says(reader, keywords)
                || findings.undecided(
                        "CONTAINS_CHANGED",
                        reader.pointer() + "/contains",
                        "a number of items must satisfy a schema, but arrays without them may be sent");
    }
}
