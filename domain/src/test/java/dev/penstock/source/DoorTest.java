package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.selector.Selector;
import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door makes of deliveries that its source's own signer signed, whole and damaged. */
class DoorTest {
    private static final String URL = "https://hooks.example.com/hooks/github";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Secret SECRET = new Secret("a secret");
    private static final Locator HEADER_ID = Locator.parse("X-GitHub-Delivery");

    private static Source source(Locator id, Locator type, @Nullable Selector filter) {
        Map<String, JsonPointer> attributes = Map.of(
                "kind", JsonPointer.compile("/action"),
                "size", JsonPointer.compile("/size"),
                "score", JsonPointer.compile("/score"),
                "draft", JsonPointer.compile("/draft"));
        return new Source(
                "github",
                ProviderCatalogue.bundled().provider("github").signature(),
                List.of(new ConfigKey("github.secret")),
                id,
                type,
                filter,
                new TreeMap<>(attributes),
                Limits.ofBody(1_000));
    }

    private static Admission look(Source source, String id, String body) {
        Payload payload = Payload.of(body.getBytes(StandardCharsets.UTF_8));
        WebhookRequest request =
                new WebhookSigner(source, SECRET).request(URL, "application/json", id, "issues", NOW, payload);
        return look(source, request.headers(), payload);
    }

    private static Admission look(Source source, Map<String, List<String>> headers, Payload body) {
        Door door = Doors.open(List.of(source), key -> Optional.of(SECRET.reveal()), event -> List.of())
                .of("github")
                .orElseThrow();
        return door.look(new WebhookRequest("POST", URL, headers, body), NOW, TRACE);
    }

    private static Event accepted(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Accepted.class);
        assertThat(((Admission.Accepted) admission).batch()).isFalse();
        return ((Admission.Accepted) admission).events().get(0).event();
    }

    private static boolean filtered(Admission admission) {
        return ((Admission.Accepted) admission).events().get(0).filtered();
    }

    private static void assertRefused(Admission admission, EventRefusal code, String detail) {
        assertThat(admission).isEqualTo(new Admission.Refused(code, detail));
    }

    @Test
    void aDeliveryBecomesARootEvent() {
        Source source = source(HEADER_ID, Locator.parse("X-GitHub-Event"), null);
        Event event = accepted(look(source, "d-1", "{\"action\":\"opened\",\"size\":3,\"score\":0.5,\"draft\":true}"));
        assertThat(event.key()).isEqualTo(new EventKey("github", "d-1"));
        assertThat(event.type()).isEqualTo("issues");
        assertThat(event.time()).isEqualTo(NOW);
        assertThat(event.traceparent()).isEqualTo(TRACE);
        assertThat(event.correlation()).isEqualTo(event.key());
        assertThat(event.isRoot()).isTrue();
        assertThat(event.contentType()).isEqualTo("application/json");
        assertThat(event.attributes())
                .containsExactly(entry("draft", true), entry("kind", "opened"), entry("score", 0.5), entry("size", 3L));
    }

    @Test
    void idAndTypeMayStandInTheBodyOrBeConstant() {
        Source source = source(Locator.parse("/meta/id"), Locator.parse("=content.submitted"), null);
        Event event = accepted(look(source, "", "{\"meta\":{\"id\":42}}"));
        assertThat(event.key().id()).isEqualTo("42");
        assertThat(event.type()).isEqualTo("content.submitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"action\":null}",
                "{\"action\":{\"a\":1}}",
                "{\"action\":[1]}",
                "{\"action\":\"a\\u0000b\"}",
                "{\"action\":\"\\ud800\"}",
                "{\"size\":1e999}"
            })
    void whatIsNoScalarCountsAsAbsent(String body) {
        Source source = source(HEADER_ID, Locator.parse("=t"), null);
        assertThat(accepted(look(source, "d-1", body)).attributes()).isEmpty();
    }

    @Test
    void attributesAreBoundedInLength() {
        Source source = source(HEADER_ID, Locator.parse("=t"), null);
        String longest = "x".repeat(Scalars.TEXT_LENGTH_MAX);
        assertThat(accepted(look(source, "1", "{\"action\":\"" + longest + "\"}"))
                        .attributes())
                .containsEntry("kind", longest);
        assertThat(accepted(look(source, "1", "{\"action\":\"" + longest + "x\"}"))
                        .attributes())
                .isEmpty();
    }

    @Test
    void aMissingIdOrTypeIsRefusedNamingItsPlace() {
        Source source = source(Locator.parse("/id"), Locator.parse("/type"), null);
        assertRefused(look(source, "", "{}"), EventRefusal.EVENT_ID_MISSING, "the event's id is missing: body /id");
        assertRefused(
                look(source, "", "{\"id\":\"1\",\"type\":null}"),
                EventRefusal.EVENT_TYPE_MISSING,
                "the event's type is missing: body /type");
    }

    @Test
    void anIdThatIsNoTextOrTooLongOrHasControlCharactersIsRefused() {
        Source source = source(Locator.parse("/id"), Locator.parse("=t"), null);
        assertRefused(
                look(source, "", "{\"id\":{}}"),
                EventRefusal.EVENT_ID_UNUSABLE,
                "the event's id (body /id) must be a string or a whole number");
        for (String unusable : List.of("x".repeat(256), "a\\u0000", "a\\nb", "\\udc00")) {
            assertRefused(
                    look(source, "", "{\"id\":\"" + unusable + "\"}"),
                    EventRefusal.EVENT_ID_UNUSABLE,
                    "the event's id (body /id) must have up to 255 printable characters");
        }
        assertThat(accepted(look(source, "", "{\"id\":\"ä/..%2f?;日本\"}")).key().id())
                .isEqualTo("ä/..%2f?;日本");
    }

    @Test
    void anIdGivenTwiceIsRefused() {
        Source source = source(HEADER_ID, Locator.parse("=t"), null);
        Payload body = Payload.of("{}".getBytes(StandardCharsets.UTF_8));
        WebhookRequest unsigned = new WebhookRequest("POST", URL, Map.of(), body);
        Map<String, List<String>> headers =
                new TreeMap<>(source.signature().sign(unsigned, "", NOW, SECRET).headers());
        headers.put("X-GitHub-Delivery", List.of("1", "2"));
        assertRefused(
                look(source, headers, body),
                EventRefusal.EVENT_ID_UNUSABLE,
                "the event's id (header X-GitHub-Delivery) must be given once, found 2 times");
    }

    @Test
    void aBodyThatIsNotJsonIsRefusedWithoutQuotingIt() {
        Source source = source(HEADER_ID, Locator.parse("=t"), null);
        assertRefused(
                look(source, "1", "payload=%7B%7D"),
                EventRefusal.BODY_NOT_JSON,
                "the body is not JSON: line 1, column 9");
        assertRefused(look(source, "1", ""), EventRefusal.BODY_NOT_JSON, "the body is empty, not JSON");
    }

    @Test
    void theSignatureIsCheckedBeforeTheBodyIsRead() {
        Source source = source(HEADER_ID, Locator.parse("=t"), null);
        Payload body = Payload.of("not JSON".getBytes(StandardCharsets.UTF_8));
        assertThat(look(source, Map.of(), body))
                .isInstanceOfSatisfying(
                        Admission.Unverified.class,
                        unverified -> assertThat(unverified.code()).isEqualTo(RefusalCode.SIGNATURE_MISSING));
    }

    @Test
    void whatTheFilterRejectsIsFiltered() {
        Source source = source(HEADER_ID, Locator.parse("=t"), new KindIsOpened());
        assertThat(filtered(look(source, "1", "{\"action\":\"opened\"}"))).isFalse();
        assertThat(filtered(look(source, "1", "{\"action\":\"closed\"}"))).isTrue();
    }

    private record KindIsOpened() implements Selector {
        @Override
        public String text() {
            return "kind = 'opened'";
        }

        @Override
        public boolean matches(Event event) {
            return "opened".equals(event.attributes().get("kind"));
        }

        @Override
        public String brokerFilter() {
            return "cloudEvents_kind = 'opened'";
        }
    }
}
