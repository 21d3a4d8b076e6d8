package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether all data that one schema, the writer's, admits is valid under another, the reader's. The writer's choices are
 * resolved into alternatives; each keyword of the reader must hold for each of them. Recursion ends because a question that is
 * being answered already is answered with yes: data is finite, so that it reaches its end on the way.
 */
final class Containment {
    /** A comparison that takes more steps is given up. */
    private static final int STEPS_MAX = 50_000;

    private record Question(String data, Site reader) {}

    private final Set<Question> open = new HashSet<>();
    private final Reading reading;
    private final Disjointness disjointness = new Disjointness((data, site) -> accepts(data, site, new Findings()));
    private final ObjectRules objects = new ObjectRules(this);
    private final ArrayRules arrays = new ArrayRules(this);
    private int steps;

    Containment(Reading reading) {
        this.reading = reading;
    }

    /** What of the writer's data the reader's schema does not accept. */
    static List<Incompatibility> between(SchemaDocument writer, SchemaDocument reader, Reading reading) {
        Findings findings = new Findings();
        Containment containment = new Containment(reading);
        for (Admitted data : Alternatives.of(writer.root(), reading)) {
            containment.accepts(data, reader.root(), findings);
        }
        return findings.all();
    }

    boolean accepts(Admitted.Part part, Site reader, Findings findings) {
        boolean accepted = true;
        for (Admitted data : Alternatives.of(part, reading)) {
            accepted &= accepts(data, reader, findings);
        }
        return accepted;
    }

    boolean accepts(Admitted data, Site reader, Findings findings) {
        Question question = new Question(data.key(), reader);
        if (reader.isTrue() || data.kinds().isEmpty() || open.contains(question)) {
            return true;
        }
        steps++;
        if (steps > STEPS_MAX) {
            return findings.undecided(
                    "TOO_COMPLEX", reader.pointer(), "the comparison took more than " + STEPS_MAX + " steps");
        }
        if (reader.isFalse()) {
            return findings.report(
                    "TYPE_NARROWED",
                    reader.pointer(),
                    "nothing is allowed here, but " + Kind.words(data.kinds()) + " may be sent");
        }
        if (data.sites().stream().anyMatch(own -> SameMeaning.of(own, reader))) {
            return true;
        }
        open.add(question);
        try {
            Optional<List<JsonNode>> values = data.values();
            return values.isPresent()
                    ? acceptsValues(values.get(), reader, findings)
                    : keepsKeywords(data, reader, findings);
        } finally {
            open.remove(question);
        }
    }

    private static boolean acceptsValues(List<JsonNode> values, Site reader, Findings findings) {
        List<JsonNode> refused = values.stream()
                .filter(value -> !reader.document().accepts(reader, value))
                .toList();
        return refused.isEmpty()
                || findings.report(
                        refusal(refused, reader),
                        reader.pointer(),
                        "values that may be sent are not allowed: "
                                + refused.stream()
                                        .limit(5)
                                        .map(Findings::quoted)
                                        .toList());
    }

    private static String refusal(List<JsonNode> refused, Site reader) {
        Set<Kind> allowed = Kind.ofType(reader.value("type"));
        return reader.values().isEmpty() && refused.stream().noneMatch(value -> allowed.contains(Kind.of(value)))
                ? "TYPE_NARROWED"
                : "ENUM_ARRAY_NARROWED";
    }

    private boolean keepsKeywords(Admitted data, Site reader, Findings findings) {
        Set<Kind> allowed = Kind.ofType(reader.value("type"));
        boolean kept = keepsType(data, allowed, reader, findings);
        Admitted rest = data.within(allowed);
        if (rest.kinds().isEmpty()) {
            return kept;
        }
        if (reader.values().isPresent()) {
            findings.report(
                    reader.has("const") ? "CONST_ADDED" : "ENUM_ARRAY_NARROWED",
                    reader.pointer() + (reader.has("const") ? "/const" : "/enum"),
                    "only listed values are allowed, but others may be sent");
            kept = false;
        }
        kept &= new Combinations(this, disjointness).keeps(rest, reader, findings);
        kept &= new ScalarRules(rest, reader, findings).keep();
        if (rest.kinds().contains(Kind.OBJECT)) {
            kept &= objects.keep(rest.within(EnumSet.of(Kind.OBJECT)), reader, findings);
        }
        if (rest.kinds().contains(Kind.ARRAY)) {
            kept &= arrays.keep(rest.within(EnumSet.of(Kind.ARRAY)), reader, findings);
        }
        return kept;
    }

    private static boolean keepsType(Admitted data, Set<Kind> allowed, Site reader, Findings findings) {
        if (allowed.containsAll(data.kinds())) {
            return true;
        }
        return findings.report(
                data.within(allowed).kinds().isEmpty() ? "TYPE_CHANGED" : "TYPE_NARROWED",
                reader.pointer() + "/type",
                Kind.words(allowed) + " is required, but " + Kind.words(data.kinds()) + " may be sent");
    }
}
