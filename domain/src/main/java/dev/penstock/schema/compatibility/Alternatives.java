package dev.penstock.schema.compatibility;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the choices and references of schemas that hold at once: the data that they admit is in one of the alternatives. There
 * are {@value #MAX} at the most; a choice that would make more of them is left open, which admits more data than there is.
 */
final class Alternatives {
    private static final int MAX = 64;

    private final Set<Site> mentioned;
    private final Reading reading;
    private final List<Admitted> found = new ArrayList<>();
    private int expected = 1;

    private Alternatives(Set<Site> mentioned, Reading reading) {
        this.mentioned = mentioned;
        this.reading = reading;
    }

    static List<Admitted> of(Admitted.Part part, Reading reading) {
        Set<Site> mentioned = new LinkedHashSet<>();
        part.mentioned().forEach(site -> mention(site, mentioned));
        Alternatives alternatives = new Alternatives(mentioned, reading);
        alternatives.resolve(new ArrayDeque<>(part.sites()), new LinkedHashSet<>(), new LinkedHashSet<>());
        return alternatives.found.stream().filter(one -> !one.kinds().isEmpty()).toList();
    }

    static List<Admitted> of(Site site, Reading reading) {
        return of(new Admitted.Part(Set.of(site), Set.of(site)), reading);
    }

    /** Collects all schemas about the same value, whichever of them apply. */
    private static void mention(Site site, Set<Site> mentioned) {
        if (site.schema().isBoolean() || !mentioned.add(site)) {
            return;
        }
        site.reference().flatMap(site.document()::resolve).ifPresent(target -> mention(target, mentioned));
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
            site.list(keyword).forEach(part -> mention(part, mentioned));
        }
        for (String keyword : List.of("if", "then", "else")) {
            site.schemaAt(keyword).ifPresent(part -> mention(part, mentioned));
        }
        site.dependentSchemas().values().forEach(part -> mention(part, mentioned));
    }

    private void resolve(Deque<Site> open, Set<Site> resolved, Set<Site> excluded) {
        while (!open.isEmpty()) {
            Site site = open.pop();
            if (site.isFalse()) {
                return;
            }
            if (site.isTrue() || !resolved.add(site)) {
                continue;
            }
            site.reference().flatMap(site.document()::resolve).ifPresent(open::push);
            open.addAll(site.list("allOf"));
            site.schemaAt("not").ifPresent(excluded::add);
            List<List<Choice>> choices = choices(site);
            if (!choices.isEmpty()) {
                choose(choices, 0, open, resolved, excluded);
                return;
            }
        }
        found.add(Admitted.of(resolved, excluded, mentioned, reading));
    }

    private void choose(
            List<List<Choice>> choices, int next, Deque<Site> open, Set<Site> resolved, Set<Site> excluded) {
        if (next == choices.size()) {
            resolve(open, resolved, excluded);
            return;
        }
        List<Choice> choice = choices.get(next);
        if (expected * choice.size() > MAX) {
            choose(choices, next + 1, open, resolved, excluded);
            return;
        }
        expected *= choice.size();
        for (Choice one : choice) {
            Deque<Site> openThen = new ArrayDeque<>(open);
            openThen.addAll(one.satisfied());
            Set<Site> excludedThen = new LinkedHashSet<>(excluded);
            excludedThen.addAll(one.violated());
            choose(choices, next + 1, openThen, new LinkedHashSet<>(resolved), excludedThen);
        }
    }

    private record Choice(List<Site> satisfied, List<Site> violated) {}

    private static List<List<Choice>> choices(Site site) {
        List<List<Choice>> choices = new ArrayList<>();
        List<Site> anyOf = site.list("anyOf");
        if (!anyOf.isEmpty()) {
            choices.add(anyOf.stream()
                    .map(one -> new Choice(List.of(one), List.of()))
                    .toList());
        }
        List<Site> oneOf = site.list("oneOf");
        if (!oneOf.isEmpty()) {
            choices.add(oneOf.stream()
                    .map(one -> new Choice(
                            List.of(one),
                            oneOf.stream().filter(other -> !other.equals(one)).toList()))
                    .toList());
        }
        Optional<Site> condition = site.schemaAt("if");
        condition.ifPresent(given -> {
            List<Site> then = new ArrayList<>(List.of(given));
            site.schemaAt("then").ifPresent(then::add);
            choices.add(List.of(
                    new Choice(then, List.of()),
                    new Choice(site.schemaAt("else").stream().toList(), List.of(given))));
        });
        return choices;
    }
}
