package dev.penstock.schema.compatibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** References and the keywords that combine schemas: {@code allOf}, {@code anyOf}, {@code oneOf}, {@code not}, {@code if}. */
final class Combinations {
    private final Containment containment;
    private final Disjointness disjointness;

    Combinations(Containment containment, Disjointness disjointness) {
        this.containment = containment;
        this.disjointness = disjointness;
    }

    boolean keeps(Admitted data, Site reader, Findings findings) {
        boolean kept = reference(data, reader, findings);
        for (Site part : reader.list("allOf")) {
            kept &= containment.accepts(data, part, findings);
        }
        kept &= anyOf(data, reader, findings);
        kept &= oneOf(data, reader, findings);
        kept &= not(data, reader, findings);
        kept &= condition(data, reader, findings);
        return kept;
    }

    private boolean reference(Admitted data, Site reader, Findings findings) {
        Optional<String> reference = reader.reference();
        if (reference.isEmpty()) {
            return true;
        }
        Optional<Site> target = reader.document().resolve(reference.get());
        if (target.isEmpty() || reader.refersTwice()) {
            return findings.undecided(
                    "REFERENCE_NOT_FOLLOWED",
                    reader.pointer(),
                    "the reference " + reference.get() + " depends on identifiers of embedded schemas");
        }
        return containment.accepts(data, target.get(), findings);
    }

    private boolean anyOf(Admitted data, Site reader, Findings findings) {
        List<Site> parts = reader.list("anyOf");
        if (parts.isEmpty() || parts.stream().anyMatch(part -> silently(data, part))) {
            return true;
        }
        boolean kept = true;
        for (Kind kind : data.kinds()) {
            Admitted ofKind = data.within(EnumSet.of(kind));
            if (parts.stream().noneMatch(part -> silently(ofKind, part))) {
                kept = refused(ofKind, reader, "anyOf", parts, findings);
            }
        }
        return kept;
    }

    private boolean oneOf(Admitted data, Site reader, Findings findings) {
        List<Site> parts = reader.list("oneOf");
        if (parts.isEmpty()) {
            return true;
        }
        boolean kept = true;
        for (Kind kind : data.kinds()) {
            Admitted ofKind = data.within(EnumSet.of(kind));
            List<Site> accepting =
                    parts.stream().filter(part -> silently(ofKind, part)).toList();
            if (accepting.isEmpty()) {
                kept = refused(ofKind, reader, "oneOf", parts, findings);
            } else if (accepting.size() > 1) {
                kept = findings.report(
                        "COMBINED_TYPE_SUBSCHEMAS_CHANGED",
                        reader.pointer() + "/oneOf",
                        "data that may be sent is valid under " + accepting.size()
                                + " alternatives, of which one must hold");
            } else if (!parts.stream()
                    .allMatch(part -> part.equals(accepting.get(0)) || disjointness.of(ofKind, part))) {
                kept = findings.undecided(
                        "SUM_TYPE_EXTENDED",
                        reader.pointer() + "/oneOf",
                        "data that may be sent fits one alternative, and may fit another, of which one alone must hold");
            }
        }
        return kept;
    }

    private boolean refused(Admitted data, Site reader, String keyword, List<Site> parts, Findings findings) {
        List<Site> possible =
                parts.stream().filter(part -> !disjointness.of(data, part)).toList();
        String pointer = reader.pointer() + "/" + keyword;
        String sent = Kind.words(data.kinds()) + " that may be sent";
        if (possible.isEmpty()) {
            return findings.report("SUM_TYPE_NARROWED", pointer, sent + " fits none of the alternatives");
        }
        if (possible.size() == 1) {
            return containment.accepts(data, possible.get(0), findings);
        }
        return findings.undecided(
                "SUM_TYPE_NARROWED", pointer, sent + " is not accepted as a whole by any one of the alternatives");
    }

    private boolean not(Admitted data, Site reader, Findings findings) {
        Optional<Site> forbidden = reader.schemaAt("not");
        if (forbidden.isEmpty() || disjointness.of(data, forbidden.get())) {
            return true;
        }
        String pointer = reader.pointer() + "/not";
        return silently(data, forbidden.get())
                ? findings.report("NOT_TYPE_EXTENDED", pointer, "what may be sent is forbidden")
                : findings.undecided("NOT_TYPE_EXTENDED", pointer, "some of what may be sent may be forbidden");
    }

    private boolean condition(Admitted data, Site reader, Findings findings) {
        Optional<Site> given = reader.schemaAt("if");
        if (given.isEmpty() || data.says(reader, Set.of("if", "then", "else"))) {
            return true;
        }
        Optional<Site> then = reader.schemaAt("then");
        Optional<Site> otherwise = reader.schemaAt("else");
        boolean always = silently(data, given.get());
        boolean never = disjointness.of(data, given.get());
        boolean thenKept = never || then.isEmpty() || silently(data, then.get());
        boolean elseKept = always || otherwise.isEmpty() || silently(data, otherwise.get());
        return (thenKept && elseKept)
                || findings.undecided(
                        "CONDITION_CHANGED",
                        reader.pointer() + "/if",
                        "data that may be sent may meet the condition and not what follows from it");
    }

    private boolean silently(Admitted data, Site part) {
        return containment.accepts(data, part, new Findings());
    }
}
