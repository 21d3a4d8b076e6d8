package dev.penstock.schema.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.InvalidSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: a schema that is called compatible is, by the definition: what was valid before is valid now. Method: random schemas and
 * what random evolution makes of them, with random data that is valid under the first. System property {@code penstock.seed} sets
 * another seed, {@code penstock.pairs} another number of pairs.
 */
class CompatibilityPropertiesTest {
    private static final long SEED = Long.getLong("penstock.seed", 20261124);
    private static final int PAIRS = Integer.getInteger("penstock.pairs", 600);
    private static final int TRIES = 60;

    private interface Check {
        boolean compatible(EventSchema earlier, EventSchema later);
    }

    private record Outcome(int compatible, int withData, List<String> counterexamples) {}

    private static Outcome run(Check check, boolean describedOnly) {
        int compatible = 0;
        int withData = 0;
        List<String> counterexamples = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Random random = new Random(SEED + pair);
            RandomSchemas schemas = new RandomSchemas(random);
            ObjectNode first = schemas.document();
            ObjectNode second = random.nextInt(5) == 0 ? schemas.document() : schemas.evolved(first);
            Optional<EventSchema> usable = compiled(first, 1);
            Optional<EventSchema> usableToo = compiled(second, 2);
            if (usable.isEmpty() || usableToo.isEmpty() || !check.compatible(usable.get(), usableToo.get())) {
                continue;
            }
            EventSchema earlier = usable.get();
            EventSchema later = usableToo.get();
            compatible++;
            Predicate<JsonNode> meant = describedOnly ? new DescribedOnly(first)::test : data -> true;
            List<JsonNode> valid = valid(random, first, second, earlier, meant);
            withData += valid.isEmpty() ? 0 : 1;
            int number = pair;
            valid.stream()
                    .filter(data -> !later.accepts("", data))
                    .findFirst()
                    .ifPresent(data -> counterexamples.add(
                            "pair " + number + ": " + data + "\n  of   " + first + "\n  is refused by " + second));
        }
        return new Outcome(compatible, withData, counterexamples);
    }

    /** Empty for schemas whose references never end, which random ones do now and then. */
    private static Optional<EventSchema> compiled(JsonNode document, int version) {
        try {
            return Optional.of(EventSchema.compile("t", version, document.toString()));
        } catch (InvalidSchema e) {
            assertThat(e).hasMessageContaining("leads back to itself");
            return Optional.empty();
        }
    }

    private static List<JsonNode> valid(
            Random random, ObjectNode first, ObjectNode second, EventSchema earlier, Predicate<JsonNode> meant) {
        RandomData ofFirst = new RandomData(random, first);
        RandomData ofSecond = new RandomData(random, second);
        return IntStream.range(0, TRIES)
                .mapToObj(i -> (i % 3 == 0 ? ofSecond : ofFirst).next())
                .filter(data -> earlier.accepts("", data) && meant.test(data))
                .toList();
    }

    @Test
    void whatWasValidIsValidUnderASchemaCalledCompatible() {
        Outcome outcome = run(
                (earlier, later) -> CompatibilityCheck.refused(earlier, later, Reading.STRICT)
                        .isEmpty(),
                false);

        assertThat(outcome.counterexamples()).isEmpty();
        assertThat(outcome.withData())
                .as("pairs that the data says something about")
                .isGreaterThan(PAIRS / 10);
    }

    @Test
    void whatWasValidAndDescribedIsValidUnderASchemaCalledCompatibleInPractice() {
        Outcome outcome = run(
                (earlier, later) -> CompatibilityCheck.refused(earlier, later, Reading.PRACTICAL)
                        .isEmpty(),
                true);

        assertThat(outcome.counterexamples()).isEmpty();
        assertThat(outcome.withData())
                .as("pairs that the data says something about")
                .isGreaterThan(PAIRS / 10);
    }

    @Test
    void theMethodFindsACheckThatIsWrong() {
        assertThat(run((earlier, later) -> true, false).counterexamples())
                .as("counterexamples to calling everything compatible")
                .hasSizeGreaterThan(PAIRS / 20);
        assertThat(run(
                                (earlier, later) -> CompatibilityCheck.refused(earlier, later, Reading.PRACTICAL)
                                        .isEmpty(),
                                false)
                        .counterexamples())
                .as("counterexamples to the practical reading, where senders send what is not described")
                .isNotEmpty();
    }

    @Test
    void everySchemaIsCompatibleWithItself() {
        for (int n = 0; n < PAIRS; n++) {
            ObjectNode document = new RandomSchemas(new Random(SEED + n)).document();
            ObjectNode described = document.deepCopy().put("description", "the same with a note");
            Optional<EventSchema> schema = compiled(document, 1);
            for (Reading reading : schema.isPresent() ? Reading.values() : new Reading[0]) {
                assertThat(CompatibilityCheck.refused(
                                schema.get(), EventSchema.compile("t", 2, described.toString()), reading))
                        .as(document.toString())
                        .isEmpty();
            }
        }
    }
}
