package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords about objects, except those about what each member must be. */
final class ObjectRules {
    private final Containment containment;
    private final MemberRules members;

    ObjectRules(Containment containment) {
        this.containment = containment;
        this.members = new MemberRules(containment);
    }

    boolean keep(Admitted data, Site reader, Findings findings) {
        boolean kept = members.keep(data, reader, findings);
        kept &= required(data, reader, findings);
        kept &= counts(data, reader, findings);
        kept &= dependencies(data, reader, findings);
        kept &= names(data, reader, findings);
        if (reader.leftovers().contains("unevaluatedProperties")) {
            kept = findings.undecided(
                    "UNEVALUATED_PROPERTIES_CHANGED",
                    reader.pointer() + "/unevaluatedProperties",
                    "which members the combined schemas leave over depends on the data");
        }
        return kept;
    }

    private static boolean required(Admitted data, Site reader, Findings findings) {
        boolean kept = true;
        Set<String> sent = data.required();
        for (String name : reader.required()) {
            if (!sent.contains(name)) {
                Site described = reader.map("properties").get(name);
                boolean hasDefault = described != null && described.has("default");
                kept = findings.report(
                        hasDefault ? "REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED" : "REQUIRED_ATTRIBUTE_ADDED",
                        reader.pointer() + "/required",
                        "member '" + name + "' is required, but may be left out"
                                + (hasDefault ? ": a default is a note, nothing fills it in" : ""));
            }
        }
        return kept;
    }

    private static boolean counts(Admitted data, Site reader, Findings findings) {
        boolean kept = true;
        BigDecimal min = reader.number("minProperties");
        if (min != null && BigDecimal.valueOf(data.membersMin()).compareTo(min) < 0) {
            kept = findings.report(
                    data.has("minProperties") ? "MIN_PROPERTIES_INCREASED" : "MIN_PROPERTIES_ADDED",
                    reader.pointer() + "/minProperties",
                    min.toPlainString() + " members or more are required, but fewer may be sent");
        }
        BigDecimal max = reader.number("maxProperties");
        if (max != null && BigDecimal.valueOf(data.membersMax()).compareTo(max) > 0) {
            kept = findings.report(
                    data.has("maxProperties") ? "MAX_PROPERTIES_DECREASED" : "MAX_PROPERTIES_ADDED",
                    reader.pointer() + "/maxProperties",
                    max.toPlainString() + " members or fewer are allowed, but more may be sent");
        }
        return kept;
    }

    private boolean dependencies(Admitted data, Site reader, Findings findings) {
        boolean kept = true;
        for (Map.Entry<String, Set<String>> one : reader.dependentRequired().entrySet()) {
            String name = one.getKey();
            if (data.mayHave(name)
                    && !data.required().containsAll(one.getValue())
                    && !data.demands(name, one.getValue())) {
                kept = findings.report(
                        data.sites().stream()
                                        .anyMatch(
                                                site -> site.dependentRequired().containsKey(name))
                                ? "DEPENDENCY_ARRAY_EXTENDED"
                                : "DEPENDENCY_ARRAY_ADDED",
                        reader.pointer() + "/dependentRequired/" + Site.escaped(name),
                        "with member '" + name + "' go " + one.getValue() + ", which may be left out");
            }
        }
        for (Map.Entry<String, Site> one : reader.dependentSchemas().entrySet()) {
            if (data.mayHave(one.getKey())
                    && data.sites().stream()
                            .noneMatch(site -> isSame(site.dependentSchemas().get(one.getKey()), one.getValue()))
                    && !containment.accepts(data, one.getValue(), new Findings())) {
                kept = findings.undecided(
                        "DEPENDENCY_SCHEMA_ADDED",
                        one.getValue().pointer(),
                        "data with member '" + one.getKey()
                                + "' must satisfy a schema that what may be sent may violate");
            }
        }
        return kept;
    }

    private static boolean isSame(@Nullable Site own, Site needed) {
        return own != null && SameMeaning.of(own, needed);
    }

    private static boolean names(Admitted data, Site reader, Findings findings) {
        Optional<Site> allowed = reader.schemaAt("propertyNames");
        if (allowed.isEmpty() || allowed.get().isTrue() || data.says(reader, Set.of("propertyNames"))) {
            return true;
        }
        Site names = allowed.get();
        boolean listed = data.otherMembers().isEmpty() && data.patterns().isEmpty();
        boolean kept = listed
                && data.names().stream()
                        .filter(data::mayHave)
                        .allMatch(name -> names.document().accepts(names, TextNode.valueOf(name)));
        return kept
                || findings.undecided(
                        "PROPERTY_NAMES_CHANGED",
                        names.pointer(),
                        "names of members must satisfy a schema, but others may be sent");
    }
}
