package dev.penstock.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.mapping.Expression;
import dev.penstock.source.ConfigKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final EventKey KEY = new EventKey("moderation.decide", "1");
    private static final Event DECIDED = new Event(
            KEY,
            "content.decided",
            Instant.parse("2026-11-26T10:00:00Z"),
            "application/json",
            new TreeMap<>(),
            new EventKey("forum", "7"),
            KEY,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            Payload.of("{\"verdict\": \"hold\"}".getBytes(StandardCharsets.UTF_8)));

    @Test
    void withoutABodyOfItsOwnItTellsTypeTimeAndData() {
        OutgoingCall call = target("", null).call("id-1", DECIDED);

        assertThat(new String(call.body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"content.decided\",\"timestamp\":\"2026-11-26T10:00:00Z\","
                        + "\"data\":{\"verdict\":\"hold\"}}");
        assertThat(call.id()).isEqualTo("id-1");
        assertThat(call.traceparent()).isEqualTo(DECIDED.traceparent());
    }

    @Test
    void aMappingMakesTheBodyThatAnApiWants() {
        OutgoingCall call = target("", "{ \"status\": data.verdict }").call("id-1", DECIDED);

        assertThat(new String(call.body().bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"status\":\"hold\"}");
    }

    @Test
    void aMappingThatFindsNothingIsNoBody() {
        assertThatThrownBy(() -> target("", "/data/grade").call("id-1", DECIDED))
                .isInstanceOf(UnfitEvent.class)
                .hasMessageContaining("/data/grade finds nothing");
    }

    @Test
    void anotherCallOfTheSameEventIsAnotherVersion() {
        assertThat(target("/a", null).version())
                .isEqualTo(target("/a", null).version())
                .isNotEqualTo(target("/b", null).version())
                .isNotEqualTo(target("/a", "/data").version());
    }

    private static Target target(String path, @Nullable String body) {
        return new Target(
                new ConfigKey("crm.url"),
                path.isEmpty() ? PathTemplate.EMPTY : PathTemplate.parse(path),
                Target.Method.POST,
                List.of(),
                null,
                new TreeMap<>(),
                body == null ? null : Expression.parse(body),
                Duration.ofSeconds(30));
    }
}
