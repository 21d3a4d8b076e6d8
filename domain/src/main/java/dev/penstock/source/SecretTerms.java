package dev.penstock.source;

import dev.penstock.audit.Stamped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What operators have changed about the secrets of sources: terms of keys that were rotated in, and of keys of the definitions
 * that got an end. A key of the definitions without a term here is accepted without end.
 *
 * @param stamp moves with every change
 * @param terms one a source and key, in their order
 */
public record SecretTerms(long stamp, List<SecretTerm> terms) implements Stamped<SecretTerms> {
    private static final Comparator<SecretTerm> ORDER =
            Comparator.comparing(SecretTerm::source).thenComparing(SecretTerm::key);

    public static final SecretTerms NONE = new SecretTerms(0, List.of());

    public SecretTerms {
        terms = terms.stream().sorted(ORDER).toList();
    }

    /** All terms of a source, those of its definition among them: the newest rotated in first, then as the definition lists them. */
    public List<SecretTerm> of(Source source) {
        List<SecretTerm> all = new ArrayList<>(terms.stream()
                .filter(term -> term.source().equals(source.name()) && term.from() != null)
                .sorted(Comparator.comparing(SecretTerms::from).reversed().thenComparing(SecretTerm::key))
                .toList());
        Stream<String> formerlyDefined = terms.stream()
                .filter(term -> term.source().equals(source.name()) && term.from() == null)
                .map(SecretTerm::key);
        Stream.concat(source.secrets().stream().map(ConfigKey::name), formerlyDefined)
                .distinct()
                .filter(key -> all.stream().noneMatch(term -> term.key().equals(key)))
                .map(key -> find(source.name(), key).orElseGet(() -> SecretTerm.defined(source.name(), key)))
                .toList()
                .forEach(all::add);
        return all;
    }

    private static Instant from(SecretTerm term) {
        return term.from() == null ? Instant.MIN : term.from();
    }

    public Optional<SecretTerm> find(String source, String key) {
        return terms.stream()
                .filter(term -> term.source().equals(source) && term.key().equals(key))
                .findFirst();
    }

    /** With a term in the place of the one of the same source and key. */
    SecretTerms with(SecretTerm term) {
        List<SecretTerm> changed = new ArrayList<>(terms);
        changed.removeIf(
                known -> known.source().equals(term.source()) && known.key().equals(term.key()));
        changed.add(term);
        return new SecretTerms(stamp, changed);
    }

    @Override
    public SecretTerms stamped(long newStamp) {
        return new SecretTerms(newStamp, terms);
    }
}
