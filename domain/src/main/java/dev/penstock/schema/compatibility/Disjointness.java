package dev.penstock.schema.compatibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Whether no data satisfies two schemas. Yes is certain; no may mean that it could not be told. */
final class Disjointness {
    private static final int DEPTH_MAX = 6;

    private final BiPredicate<Admitted, Site> contained;

    /** @param contained whether all data of the first is certainly valid under the second */
    Disjointness(BiPredicate<Admitted, Site> contained) {
        this.contained = contained;
    }

    boolean of(Admitted data, Site site) {
        return Alternatives.of(site, Reading.STRICT).stream().allMatch(other -> of(data, other, 0));
    }

    private boolean of(Admitted one, Admitted other, int depth) {
        Set<Kind> shared = EnumSet.noneOf(Kind.class);
        shared.addAll(one.kinds());
        shared.retainAll(other.kinds());
        return shared.isEmpty()
                || one.excluded().stream().anyMatch(site -> contained.test(other, site))
                || other.excluded().stream().anyMatch(site -> contained.test(one, site))
                || noValueOf(one, other)
                || noValueOf(other, one)
                || (depth < DEPTH_MAX && shared.stream().allMatch(kind -> of(kind, one, other, depth)));
    }

    private static boolean noValueOf(Admitted one, Admitted other) {
        return one.values()
                .map(values -> values.stream()
                        .noneMatch(value -> other.kinds().contains(Kind.of(value))
                                && other.sites().stream()
                                        .allMatch(site -> site.document().accepts(site, value))))
                .orElse(false);
    }

    private boolean of(Kind kind, Admitted one, Admitted other, int depth) {
        return switch (kind) {
            case NULL, BOOLEAN -> false;
            case OBJECT -> membersClash(one, other, depth);
            case ARRAY -> one.itemsMin() > other.itemsMax() || other.itemsMin() > one.itemsMax();
            case STRING ->
                one.most("minLength") > other.least("maxLength") || other.most("minLength") > one.least("maxLength");
            case INTEGER, FRACTION -> rangesClash(one, other) || rangesClash(other, one);
        };
    }

    private static boolean rangesClash(Admitted one, Admitted other) {
        Bound lower = one.lower();
        return lower != null && lower.excludes(other.upper());
    }

    private boolean membersClash(Admitted one, Admitted other, int depth) {
        Set<String> present = new TreeSet<>(one.required());
        present.addAll(other.required());
        return present.stream()
                .anyMatch(name -> !one.mayHave(name)
                        || !other.mayHave(name)
                        || of(one.member(name), one, other.member(name), other, depth));
    }

    private boolean of(Admitted.Part ones, Admitted one, Admitted.Part others, Admitted other, int depth) {
        List<Admitted> second = Alternatives.of(others, other.reading());
        return Alternatives.of(ones, one.reading()).stream()
                .allMatch(first -> second.stream().allMatch(each -> of(first, each, depth + 1)));
    }
}
