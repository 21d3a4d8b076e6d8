package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data that satisfies several schemas at once, none of which leaves a choice: choices have been made before, one an instance of
 * this class. What is asked of it is answered for more data rather than for less, so that whatever is accepted of it is accepted.
 *
 * @param sites the schemas; none of them refers or combines any more, as far as this class asks
 * @param excluded schemas that the data does not satisfy
 * @param mentioned the schemas of all choices, which together say what is described
 * @param kinds of values that are meant
 */
record Admitted(Set<Site> sites, Set<Site> excluded, Set<Site> mentioned, Set<Kind> kinds, Reading reading) {
    /**
     * What may stand in one place of the data.
     *
     * @param sites schemas that hold there; none where anything may stand
     * @param mentioned also those that would hold if other choices were made
     */
    record Part(Set<Site> sites, Set<Site> mentioned) {
        static final Part ANYTHING = new Part(Set.of(), Set.of());
    }

    static Admitted of(Set<Site> sites, Set<Site> excluded, Set<Site> mentioned, Reading reading) {
        Set<Kind> kinds = Kind.all();
        for (Site site : sites) {
            kinds.retainAll(Kind.ofType(site.value("type")));
            site.values()
                    .ifPresent(values ->
                            kinds.retainAll(values.stream().map(Kind::of).toList()));
        }
        return new Admitted(sites, excluded, mentioned, kinds, reading);
    }

    Admitted within(Set<Kind> narrower) {
        Set<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.retainAll(narrower);
        return new Admitted(sites, excluded, mentioned, both, reading);
    }

    /** All values, where they can be listed. */
    Optional<List<JsonNode>> values() {
        List<JsonNode> candidates = sites.stream()
                .flatMap(site -> site.values().stream())
                .findFirst()
                .orElse(List.of(NullNode.instance, BooleanNode.TRUE, BooleanNode.FALSE));
        boolean listed = sites.stream().anyMatch(site -> site.values().isPresent())
                || EnumSet.of(Kind.NULL, Kind.BOOLEAN).containsAll(kinds);
        return Optional.of(candidates)
                .filter(values -> listed)
                .map(values -> values.stream()
                        .filter(value -> kinds.contains(Kind.of(value)))
                        .filter(value ->
                                sites.stream().allMatch(site -> site.document().accepts(site, value)))
                        .filter(value -> excluded.stream()
                                .noneMatch(site -> site.document().accepts(site, value)))
                        .toList());
    }

    // ---- objects

    /** Names that are described, by whatever choice. */
    Set<String> names() {
        return mentioned.stream()
                .flatMap(site -> site.map("properties").keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> patterns() {
        return mentioned.stream()
                .flatMap(site -> site.map("patternProperties").keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> required() {
        Set<String> required = new TreeSet<>();
        sites.forEach(site -> required.addAll(site.required()));
        return required;
    }

    /** What the member of a name may be. */
    Part member(String name) {
        return new Part(members(sites, name), members(mentioned, name));
    }

    private static Set<Site> members(Set<Site> sites, String name) {
        Set<Site> parts = new LinkedHashSet<>();
        for (Site site : sites) {
            List<Site> own = members(site, name);
            parts.addAll(own);
            if (own.isEmpty()) {
                site.otherMembers().filter(other -> !other.isTrue()).ifPresent(parts::add);
            }
        }
        return parts;
    }

    static List<Site> members(Site site, String name) {
        List<Site> own = new ArrayList<>();
        Site property = site.map("properties").get(name);
        if (property != null) {
            own.add(property);
        }
        site.map("patternProperties").forEach((pattern, schema) -> {
            if (matches(pattern, name)) {
                own.add(schema);
            }
        });
        return own;
    }

    /** Whether a name matches a pattern as a schema means it; a pattern that is not understood here matches nothing. */
    static boolean matches(String pattern, String name) {
        return compiled(pattern).map(regex -> regex.matcher(name).find()).orElse(false);
    }

    static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What members of a described pattern must at least be. */
    Part patternMembers(String pattern) {
        return new Part(patternMembers(sites, pattern), patternMembers(mentioned, pattern));
    }

    private static Set<Site> patternMembers(Set<Site> sites, String pattern) {
        return sites.stream()
                .flatMap(site ->
                        Optional.ofNullable(site.map("patternProperties").get(pattern)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What members are that nothing describes by name or pattern; empty when there are none. */
    Optional<Part> otherMembers() {
        Set<Site> others = otherMembers(sites);
        Set<Site> allOthers = otherMembers(mentioned);
        boolean onlyDescribed = reading == Reading.PRACTICAL
                && !(names().isEmpty() && patterns().isEmpty())
                && allOthers.stream().allMatch(Site::isFalse);
        return onlyDescribed || others.stream().anyMatch(Site::isFalse)
                ? Optional.empty()
                : Optional.of(new Part(others, allOthers));
    }

    private static Set<Site> otherMembers(Set<Site> sites) {
        return sites.stream()
                .flatMap(site -> site.otherMembers().filter(other -> !other.isTrue()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether something is described by this name, or by a pattern that it matches. */
    boolean describes(String name) {
        return names().contains(name) || patterns().stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Whether a member of this name may be sent at all. */
    boolean mayHave(String name) {
        return member(name).sites().stream().noneMatch(Site::isFalse)
                && (describes(name) || otherMembers().isPresent());
    }

    long membersMin() {
        return Math.max(most("minProperties"), required().size());
    }

    long membersMax() {
        boolean listed = otherMembers().isEmpty() && patterns().isEmpty();
        return Math.min(least("maxProperties"), listed ? names().size() : Long.MAX_VALUE);
    }

    // ---- arrays

    /** How many items are described by their place. */
    int firstItems() {
        return mentioned.stream()
                .mapToInt(site -> site.firstItems().size())
                .max()
                .orElse(0);
    }

    Part item(int index) {
        return new Part(items(sites, index), items(mentioned, index));
    }

    private static Set<Site> items(Set<Site> sites, int index) {
        Set<Site> parts = new LinkedHashSet<>();
        for (Site site : sites) {
            List<Site> first = site.firstItems();
            if (index < first.size()) {
                parts.add(first.get(index));
            } else {
                site.otherItems().filter(other -> !other.isTrue()).ifPresent(parts::add);
            }
        }
        return parts;
    }

    /** What items after the described first ones are; empty when there are none. */
    Optional<Part> otherItems() {
        Part others = item(Integer.MAX_VALUE);
        boolean onlyDescribed = reading == Reading.PRACTICAL
                && firstItems() > 0
                && others.mentioned().stream().allMatch(Site::isFalse);
        return onlyDescribed || others.sites().stream().anyMatch(Site::isFalse)
                ? Optional.empty()
                : Optional.of(others);
    }

    long itemsMin() {
        return most("minItems");
    }

    long itemsMax() {
        return Math.min(least("maxItems"), otherItems().isEmpty() ? firstItems() : Long.MAX_VALUE);
    }

    // ---- texts and numbers

    long most(String keyword) {
        return numbers(keyword).mapToLong(BigDecimal::longValue).max().orElse(0);
    }

    long least(String keyword) {
        return numbers(keyword).mapToLong(BigDecimal::longValue).min().orElse(Long.MAX_VALUE);
    }

    Stream<BigDecimal> numbers(String keyword) {
        return sites.stream().flatMap(site -> Optional.ofNullable(site.number(keyword)).stream());
    }

    @Nullable
    Bound lower() {
        Bound tightest = null;
        for (Site site : sites) {
            tightest = Bound.tighter(tightest, site.lower(), 1);
        }
        return tightest;
    }

    @Nullable
    Bound upper() {
        Bound tightest = null;
        for (Site site : sites) {
            tightest = Bound.tighter(tightest, site.upper(), -1);
        }
        return tightest;
    }

    /** Whether one of the schemas says the same with these keywords. */
    boolean says(Site site, Collection<String> keywords) {
        return sites.stream().anyMatch(own -> SameMeaning.ofKeywords(own, site, keywords));
    }

    boolean has(String keyword) {
        return sites.stream().anyMatch(site -> site.has(keyword));
    }

    /** The same for the same question, whoever asks. */
    String key() {
        return keys(sites) + "!" + keys(excluded) + kinds + keys(mentioned);
    }

    private static String keys(Set<Site> sites) {
        return sites.stream()
                .map(site -> System.identityHashCode(site.document()) + site.pointer())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** Members that demand others. */
    boolean demands(String member, Set<String> others) {
        return sites.stream().anyMatch(site -> {
            Map<String, Set<String>> demanded = site.dependentRequired();
            return demanded.getOrDefault(member, Set.of()).containsAll(others);
        });
    }
}
