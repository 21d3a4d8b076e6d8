package dev.penstock.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.selector.filter.FilterException;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.apache.activemq.artemis.selector.impl.SelectorParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: a condition means the same at the door and in the broker, and a wrong one says where it is wrong. Method: every
 * selector of a table on every event of another, here over attributes and, as the broker would, over prefixed properties.
 */
class JmsSelectorTest {
    private static final List<String> SELECTORS = List.of(
            "type <> 'ping'",
            "kind IN ('comment','chat')",
            "kind not in ('comment', 'chat') or kind is null",
            "kind IS NULL",
            "kind IS NOT NULL AND type = 'content.submitted'",
            "size > 10",
            "size between 2 and 1.5e2",
            "size = 0x10",
            "size = 16L",
            "size * 2 - 1 >= 31",
            "score >= .5",
            "score < 5.E-1",
            "score = size",
            "verified = TRUE",
            "verified",
            "NOT verified",
            "id LIKE 'a\\_%' ESCAPE '\\'",
            "kind LIKE 'com%'",
            "kind = 'it''s type = id'",
            "source = 'forum' AND (type = 'content.submitted' OR kind = 'chat')",
            "size > kind",
            "kind + 1 > 2",
            "-size < -3",
            "subject = 'x'",
            "kind <>\n\t'comment'");

    private static final List<Event> EVENTS = List.of(
            event("a_1", "content.submitted", Map.of("kind", "comment", "size", 16L, "score", 0.5, "verified", true)),
            event("ab1", "ping", Map.of()),
            event("3", "content.submitted", Map.of("kind", "it's type = id", "size", 3L, "verified", false)),
            event("4", "content.submitted", Map.of("kind", "chat", "size", 16.0, "score", 16L)),
            event("5", "content.submitted", Map.of("kind", 7L, "size", "big", "subject", "x", "verified", "yes")));

    @TestFactory
    Stream<DynamicTest> everySelectorMeansTheSameAtTheDoorAndInTheBroker() {
        return SELECTORS.stream()
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    JmsSelector selector = JmsSelector.parse(text);
                    for (Event event : EVENTS) {
                        assertThat(selector.matches(event))
                                .as("%s on %s", selector.brokerFilter(), event.attributes())
                                .isEqualTo(inTheBroker(selector.brokerFilter(), event));
                    }
                }));
    }

    @Test
    void theTableOfSelectorsTellsEventsApart() {
        List<Integer> matches = new ArrayList<>();
        for (String text : SELECTORS) {
            matches.add((int)
                    EVENTS.stream().filter(JmsSelector.parse(text)::matches).count());
        }
        assertThat(matches).as("events that satisfy each selector").contains(1, 2, 3, 4);
    }

    @Test
    void onlyAttributesAreRenamedForTheBroker() {
        assertThat(JmsSelector.parse("kind IN ('kind','it''s id') and size > 1e3 AND id is not null")
                        .brokerFilter())
                .isEqualTo(
                        "cloudEvents_kind IN ('kind','it''s id') and cloudEvents_size > 1e3 AND cloudEvents_id is not null");
    }

    @Test
    void anAbsentAttributeIsNullAndSatisfiesNoComparison() {
        Event ping = EVENTS.get(1);
        assertThat(JmsSelector.parse("kind = 'comment'").matches(ping)).isFalse();
        assertThat(JmsSelector.parse("kind <> 'comment'").matches(ping)).isFalse();
        assertThat(JmsSelector.parse("kind IS NULL").matches(ping)).isTrue();
    }

    @Test
    void itTellsWhichAttributesItAsksFor() {
        assertThat(JmsSelector.parse("type <> 'ping' AND kind = 'size' AND kind IS NOT NULL")
                        .attributes())
                .containsExactly("kind", "type");
    }

    @Test
    void aWrongSelectorSaysAtWhichCharacterAndWhatIsAllowed() {
        assertWrong("type <> 'ping", 9, "no closing quote");
        assertWrong("type = \"ping\"", 8, "single quotes");
        assertWrong("type = 'a' AND", 15, "incomplete");
        assertWrong("type = = 'a'", 8, "did not expect =");
        assertWrong("type ==\n 'a'", 7, "did not expect =");
        assertWrong("Kind = 'a'", 1, "[a-z][a-z0-9]");
        assertWrong("data.kind = 'a'", 5, "found .");
        assertWrong("type != 'a'", 6, "found !; allowed are");
        assertWrong("size > 12abc", 8, "a number that runs into a word");
        assertWrong("type = 'a' -- b", 12, "comments");
        assertWrong("XPATH '//x'", 1, "never the body");
        assertWrong("convert_string_expressions:size = '1'", 27, "found :");
        assertWrong("  ", 1, "must not be empty");
        assertWrong("(".repeat(30) + "verified" + ")".repeat(30), 21, "nest 20 deep");
        assertWrong("type = '" + "x".repeat(1_000) + "'", 1_001, "at most 1000");
    }

    @Test
    void whatIsNoConditionIsRefused() {
        assertThatThrownBy(() -> JmsSelector.parse("size + 1")).isInstanceOf(InvalidSelector.class);
        assertThatThrownBy(() -> JmsSelector.parse("'a'")).isInstanceOf(InvalidSelector.class);
        assertThatThrownBy(() -> JmsSelector.parse("kind LIKE 'a' ESCAPE 'bc'")).isInstanceOf(InvalidSelector.class);
    }

    private static void assertWrong(String text, int position, String message) {
        InvalidSelector wrong = catchThrowableOfType(InvalidSelector.class, () -> JmsSelector.parse(text));
        assertThat(wrong).as(text).isNotNull().hasMessageContaining(message);
        assertThat(wrong.position()).as(text + " → " + wrong.getMessage()).isEqualTo(position);
    }

    /** What the broker does with a filter: an error is no match. */
    private static boolean inTheBroker(String filter, Event event) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("cloudEvents_id", event.key().id());
        properties.put("cloudEvents_source", event.key().source());
        properties.put("cloudEvents_type", event.type());
        event.attributes().forEach((name, value) -> properties.put("cloudEvents_" + name, value));
        try {
            return SelectorParser.parse(filter).matches(new Properties(properties));
        } catch (FilterException | RuntimeException e) {
            return false;
        }
    }

    private static Event event(String id, String type, Map<String, Object> attributes) {
        EventKey key = new EventKey("forum", id);
        return new Event(
                key,
                type,
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(attributes),
                key,
                null,
                null,
                Payload.of(new byte[0]));
    }

    private record Properties(Map<String, Object> values) implements Filterable {
        @Override
        public @Nullable Object getProperty(SimpleString name) {
            return values.get(name.toString());
        }

        @Override
        public <T> @Nullable T getBodyAs(Class<T> type) {
            return null;
        }

        @Override
        public @Nullable Object getLocalConnectionId() {
            return null;
        }
    }
}
