package dev.penstock.schema.compatibility;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code properties}, {@code patternProperties} and {@code additionalProperties}, which only make sense together. */
final class MemberRules {
    private final Containment containment;

    MemberRules(Containment containment) {
        this.containment = containment;
    }

    boolean keep(Admitted data, Site reader, Findings findings) {
        boolean kept = true;
        for (Map.Entry<String, Site> property : reader.map("properties").entrySet()) {
            kept &= named(data, property.getKey(), property.getValue(), findings);
        }
        for (Map.Entry<String, Site> pattern : reader.map("patternProperties").entrySet()) {
            kept &= matching(data, pattern.getKey(), pattern.getValue(), findings);
        }
        Optional<Site> others = reader.otherMembers().filter(other -> !other.isTrue());
        boolean othersKept = others.isEmpty() || others(data, reader, others.get(), findings);
        return kept && othersKept;
    }

    /** What may be sent under a name that the reader describes. */
    private boolean named(Admitted data, String name, Site needed, Findings findings) {
        if (needed.isTrue() || !data.mayHave(name)) {
            return true;
        }
        Admitted.Part sent = data.member(name);
        if (data.names().contains(name)) {
            return containment.accepts(sent, needed, findings);
        }
        if (containment.accepts(sent, needed, new Findings())) {
            return true;
        }
        return sent.sites().isEmpty()
                ? findings.report(
                        "PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL",
                        needed.pointer(),
                        "member '" + name
                                + "' is described, but anything may be sent under this name: the other schema allows"
                                + " members that it does not describe")
                : findings.report(
                        "PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL",
                        needed.pointer(),
                        "member '" + name
                                + "' is described, but not as the other schema describes members of such names");
    }

    /** What may be sent under the names of a pattern. */
    private boolean matching(Admitted data, String pattern, Site needed, Findings findings) {
        boolean kept = true;
        for (String name : data.names()) {
            if (Admitted.matches(pattern, name) && data.mayHave(name)) {
                kept &= containment.accepts(data.member(name), needed, findings);
            }
        }
        for (String own : data.patterns()) {
            if (!containment.accepts(data.patternMembers(own), needed, new Findings())) {
                kept = own.equals(pattern)
                        ? containment.accepts(data.patternMembers(own), needed, findings)
                        : findings.undecided(
                                "PATTERN_PROPERTIES_CHANGED",
                                needed.pointer(),
                                "names may match both '" + own + "' and '" + pattern + "'");
            }
        }
        Optional<Admitted.Part> others = data.otherMembers();
        if (others.isPresent()
                && !data.patterns().contains(pattern)
                && !containment.accepts(others.get(), needed, new Findings())) {
            kept = findings.report(
                    "PATTERN_PROPERTIES_ADDED",
                    needed.pointer(),
                    "members of names like '" + pattern + "' are described, but others may be sent under such names");
        }
        return kept;
    }

    /** What may be sent under names that the reader does not describe. */
    private boolean others(Admitted data, Site reader, Site needed, Findings findings) {
        boolean kept = true;
        Set<String> undescribed = new LinkedHashSet<>(data.names());
        undescribed.removeIf(name -> !Admitted.members(reader, name).isEmpty() || !data.mayHave(name));
        for (String name : undescribed) {
            if (!containment.accepts(data.member(name), needed, new Findings())) {
                kept = needed.isFalse()
                        ? findings.report(
                                "PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL",
                                reader.pointer() + "/properties/" + Site.escaped(name),
                                "member '" + name + "' may be sent, but is not allowed")
                        : findings.report(
                                "PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL",
                                needed.pointer(),
                                "member '" + name + "' may be sent, but not as members that are not described must be");
            }
        }
        Set<String> patterns = new LinkedHashSet<>(data.patterns());
        patterns.removeAll(reader.map("patternProperties").keySet());
        for (String pattern : patterns) {
            if (!containment.accepts(data.patternMembers(pattern), needed, new Findings())) {
                kept = findings.undecided(
                        "PATTERN_PROPERTIES_REMOVED",
                        needed.pointer(),
                        "members of names like '" + pattern + "' may be sent, and may be none that are allowed");
            }
        }
        Optional<Admitted.Part> open = data.otherMembers();
        if (open.isPresent() && !containment.accepts(open.get(), needed, new Findings())) {
            kept = needed.isFalse()
                    ? findings.report(
                            "ADDITIONAL_PROPERTIES_REMOVED",
                            needed.pointer(),
                            "members that are not described may be sent, but are not allowed")
                    : findings.report(
                            "ADDITIONAL_PROPERTIES_NARROWED",
                            needed.pointer(),
                            "members that are not described may be sent in other forms than are allowed");
        }
        return kept;
    }
}
