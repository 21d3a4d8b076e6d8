package dev.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that are a function of what they were made from. */
class DerivedIdTest {
    private static final EventKey INPUT = new EventKey("forum", "1");

    @Test
    void theSameWorkOnTheSameEventGivesTheSameId() {
        assertThat(DerivedId.of("moderation.classify", INPUT, "text-moderation@1"))
                .isEqualTo(DerivedId.of("moderation.classify", INPUT, "text-moderation@1"));
    }

    @Test
    void anotherStageEventOrVersionGivesAnother() {
        assertThat(Stream.of(
                        DerivedId.of("moderation.classify", INPUT, "text-moderation@1"),
                        DerivedId.of("moderation.decide", INPUT, "text-moderation@1"),
                        DerivedId.of("moderation.classify", new EventKey("forum", "2"), "text-moderation@1"),
                        DerivedId.of("moderation.classify", new EventKey("chat", "1"), "text-moderation@1"),
                        DerivedId.of("moderation.classify", INPUT, "text-moderation@2")))
                .doesNotHaveDuplicates();
    }

    @Test
    void itIsAUuidOfVersionEight() {
        UUID uuid = UUID.fromString(DerivedId.of("moderation.classify", INPUT, "text-moderation@1"));

        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
    }
}
