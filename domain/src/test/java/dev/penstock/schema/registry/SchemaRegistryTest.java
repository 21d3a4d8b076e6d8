package dev.penstock.schema.registry;

import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Event;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Receipt;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Goal: versions never change, ids are global, and what is registered serves. Method: a registry in memory. */
class SchemaRegistryTest {
    private static final String TEXT = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final String SAME = "{ \"properties\": {\"a\": {\"type\": \"string\"}}, \"type\": \"object\" }";
    private static final String WIDER =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}";
    private static final String STRICTER = "{\"type\":\"object\",\"required\":[\"a\"]}";

    private final SchemaStore store = new InMemorySchemaStore();
    private final SchemaRegistry registry = new SchemaRegistry(store);

    @Test
    void versionsCountFromOneAndIdsGoThroughAllSubjects() {
        assertThat(registry.register("a", TEXT)).isEqualTo(new RegisteredVersion("a", 1, 1, TEXT, false));
        assertThat(registry.register("b", STRICTER).id()).isEqualTo(2);
        assertThat(registry.register("a", WIDER)).isEqualTo(new RegisteredVersion("a", 2, 3, WIDER, false));
    }

    @Test
    void theSameSchemaIsTheSameVersionAndUnderAnotherSubjectTheSameId() {
        registry.register("a", TEXT);

        assertThat(registry.register("a", SAME)).isEqualTo(new RegisteredVersion("a", 1, 1, TEXT, false));
        assertThat(registry.register("b", SAME).id()).isEqualTo(1);
    }

    @Test
    void anIncompatibleSchemaIsRefusedWithRuleAndPointer() {
        registry.register("a", TEXT);

        assertRefused(() -> registry.register("a", STRICTER), Reason.INCOMPATIBLE)
                .hasMessageContaining("REQUIRED_ATTRIBUTE_ADDED at /required of the new schema");
    }

    @Test
    void settingsOfASubjectGoBeforeThoseForAll() {
        registry.register("a", TEXT);
        registry.set(Registrations.GLOBAL, given -> new SubjectSettings(CompatibilityMode.NONE, null, null));
        registry.set("a", given -> new SubjectSettings(CompatibilityMode.BACKWARD, Reading.STRICT, null));

        assertRefused(() -> registry.register("a", WIDER), Reason.INCOMPATIBLE)
                .hasMessageContaining("PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL");
        registry.set("a", given -> SubjectSettings.NONE);
        assertThat(registry.register("a", STRICTER).version()).isEqualTo(2);
    }

    @Test
    void aSubjectThatIsReadOnlyTakesNothingNewAndLosesNothing() {
        registry.register("a", TEXT);
        registry.set("a", given -> given.withMode(RegistryMode.READONLY));

        assertThat(registry.register("a", TEXT).version()).isEqualTo(1);
        assertRefused(() -> registry.register("a", WIDER), Reason.READ_ONLY);
        assertRefused(() -> registry.deleteSubject("a", false), Reason.READ_ONLY);
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        assertRefused(() -> registry.register("a", "{\"type\":\"record\"}"), Reason.SCHEMA_INVALID);
        assertRefused(() -> registry.register("a", "{\"$ref\":\"http://elsewhere/s.json\"}"), Reason.SCHEMA_INVALID);
        assertRefused(() -> registry.register("a", "{\"allOf\":[{\"$ref\":\"#\"}]}"), Reason.SCHEMA_INVALID)
                .hasMessageContaining("leads back to itself");
        assertRefused(() -> registry.register("", TEXT), Reason.SUBJECT_INVALID);
    }

    @Test
    void deletionIsSoftFirstAndThenForGood() {
        registry.register("a", TEXT);
        registry.register("a", WIDER);

        assertRefused(() -> registry.deleteVersion("a", new VersionNumber(2), true), Reason.VERSION_NOT_SOFTLY_DELETED);
        assertThat(registry.deleteVersion("a", VersionNumber.LATEST, false)).isEqualTo(2);
        assertRefused(() -> registry.deleteVersion("a", new VersionNumber(2), false), Reason.VERSION_SOFTLY_DELETED);
        assertRefused(() -> registry.deleteVersion("a", new VersionNumber(9), false), Reason.VERSION_UNKNOWN);
        assertRefused(() -> registry.deleteSubject("a", true), Reason.SUBJECT_NOT_SOFTLY_DELETED);
        assertThat(registry.deleteSubject("a", false)).containsExactly(1);
        assertRefused(() -> registry.deleteSubject("a", false), Reason.SUBJECT_SOFTLY_DELETED);
        assertThat(registry.deleteSubject("a", true)).containsExactly(1, 2);
        assertRefused(() -> registry.deleteSubject("a", true), Reason.SUBJECT_UNKNOWN);
    }

    @Test
    void filesAreRegisteredUnderTheirNumbersOnce() {
        List<EventSchema> files = List.of(EventSchema.compile("a", 3, WIDER), EventSchema.compile("a", 1, TEXT));

        Baseline.register(files, store);
        long stamp = store.stamp();
        Baseline.register(files, store);

        assertThat(store.stamp()).isEqualTo(stamp);
        assertThat(store.read().of("a", false))
                .extracting(RegisteredVersion::version)
                .containsExactly(1, 3);
        assertThat(registry.register("a", "{\"type\":\"object\",\"properties\":{\"a\":{}}}")
                        .version())
                .isEqualTo(4);
    }

    @Test
    void aFileWhoseNumberIsTakenFailsNamingBoth() {
        registry.register("a", TEXT);

        assertThatThrownBy(() -> Baseline.register(
                        List.of(EventSchema.compile("a", 1, WIDER), EventSchema.compile("b", 1, TEXT)), store))
                .hasMessageContaining("schemas/a/1.json")
                .hasMessageContaining("version 1 of subject 'a'");
        assertThat(store.read().subjects(true)).containsExactly("a");
    }

    @Test
    void theNewestVersionServesOnceTheServerHasLookedAndStaysWhileTheStoreIsAway() {
        String type = root("s", "1").type();
        CurrentSchemas current = new CurrentSchemas(List.of());
        Event event = withData(root("s", "1"), "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        assertThat(current.violations(event)).isEmpty();

        registry.register(type, TEXT);
        assertThat(current.refresh(store)).isTrue();
        assertThat(current.violations(event)).hasSize(1);
        assertThat(current.refresh(store)).isFalse();
        assertThat(current.violations(event)).hasSize(1);

        registry.deleteSubject(type, false);
        current.refresh(store);
        assertThat(current.violations(event)).isEmpty();
    }

    @Test
    void aTrialCountsWhatASchemaWouldHaveRejected() {
        InMemoryLedger ledger = new InMemoryLedger();
        IntStream.range(0, 30)
                .mapToObj(n -> withData(
                        root("s", "" + n),
                        (n % 3 == 0 ? "{\"list\": [1, \"x\"]}" : "{\"list\": [\"x\"]}")
                                .getBytes(StandardCharsets.UTF_8)))
                .forEach(event ->
                        ledger.record(List.of(new Receipt(event, event.key().id(), List.of()))));
        EventSchema candidate = EventSchema.compile(
                root("s", "1").type(), 1, "{\"properties\":{\"list\":{\"items\":{\"type\":\"string\"}}}}");

        Trial trial = Trial.of(candidate, ledger, 10_000);

        assertThat(trial.events()).isEqualTo(30);
        assertThat(trial.rejected()).isEqualTo(10);
        assertThat(trial.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.pointer()).isEqualTo("/list/*");
            assertThat(complaint.events()).isEqualTo(10);
        });
        assertThatThrownBy(() -> Trial.of(candidate, ledger, 10_001)).hasMessageContaining("found 10001");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable work, Reason reason) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
