package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.handshake.HandshakeReply;
import dev.penstock.handshake.Handshakes;
import dev.penstock.limit.Limits;
import dev.penstock.schema.Schemas;
import dev.penstock.schema.Violation;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deliveries of each content type become, with ids and types in every place, and whole batches. */
class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Secret SECRET = new Secret("a secret");
    private static final BodyRules AUTO = BodyRules.DEFAULT;
    private static final String FORM = "application/x-www-form-urlencoded";

    private OnInvalid onInvalid = OnInvalid.QUARANTINE;
    private Schemas schemas = event -> List.of();
    private @Nullable HandshakeUse handshake;

    private Source source(String id, String type, BodyRules rules) {
        return new Source(
                "shop",
                ProviderCatalogue.bundled().provider("github").signature(),
                List.of(new ConfigKey("shop.secret")),
                Locator.parse(id),
                Locator.parse(type),
                null,
                new TreeMap<>(Map.of(
                        "kind", JsonPointer.compile("/kind"),
                        "itemkind", JsonPointer.compile("/events/0/kind"))),
                Limits.ofBody(1_000_000),
                rules,
                handshake,
                null,
                onInvalid,
                Answers.DEFAULT,
                Source.REMEMBER_DEFAULT);
    }

    private Admission look(Source source, String contentType, String body) {
        return look(source, contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType), body);
    }

    private Admission look(Source source, Map<String, String> headers, String body) {
        Payload payload = Payload.of(body.getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        WebhookRequest unsigned =
                new WebhookRequest("POST", "https://a.example/hooks/shop?n=q%201&m=1&m=2", all, payload);
        return door(source).look(source.signature().sign(unsigned, "", NOW, SECRET), NOW, TRACE);
    }

    private Door door(Source source) {
        return Doors.open(List.of(source), key -> Optional.of(SECRET.reveal()), schemas)
                .of("shop")
                .orElseThrow();
    }

    private static List<Event> events(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Accepted.class);
        return ((Admission.Accepted) admission).wanted();
    }

    private static Event event(Admission admission) {
        assertThat(events(admission)).hasSize(1);
        return events(admission).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id|{\"id\":7}|7",
                "query:n|{}|q 1",
                "X-Id|{}|from the header",
                "/a + /b|{\"a\":\"x\",\"b\":3}|x:3",
                "/a + /b + /c|{\"a\":\"x\",\"c\":3}|x::3",
                "/a + /b + /c|{\"a\":\"x\"}|x",
                "X-Id + query:n + =k|{}|from the header:q 1:k",
                "body:sha256|{}|sha256-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                "body:sha256 + X-Id|{}|sha256-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a:from the header"
            })
    void anIdStandsInAnyPlaceOrInSeveral(String place, String body, String id) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-Id", "from the header");
        assertThat(event(look(source(place, "=t", AUTO), headers, body)).key()).isEqualTo(new EventKey("shop", id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query:none|EVENT_ID_MISSING|the event's id is missing: query parameter none",
                "query:m|EVENT_ID_UNUSABLE|the event's id (query parameter m) must be given once, found 2 times",
                "/a + /b|EVENT_ID_MISSING|the event's id is missing: body /a + body /b"
            })
    void anIdThatIsMissingOrRepeatedIsRefusedNamingItsPlace(String place, EventRefusal code, String detail) {
        assertThat(look(source(place, "=t", AUTO), "application/json", "{\"b\":1}"))
                .isEqualTo(new Admission.Refused(code, detail));
    }

    @Test
    void aFormsFieldsAreIdTypeAndAttributesAndItsBytesAreKept() {
        Event event = event(look(source("form:sale", "form:event", AUTO), FORM, "sale=s+1&event=sold&kind=book"));
        assertThat(event.key().id()).isEqualTo("s 1");
        assertThat(event.type()).isEqualTo("sold");
        assertThat(event.attributes()).containsEntry("kind", "book");
        assertThat(event.contentType()).isEqualTo(FORM);
        assertThat(event.data().text()).isEqualTo("sale=s+1&event=sold&kind=book");
        assertThat(event.data().json().at("/sale").asText()).isEqualTo("s 1");
    }

    @Test
    void aFormsFieldThatIsJsonIsSeenAsJsonByWhateverReadsTheEventLater() {
        BodyRules rules = new BodyRules(BodyForm.AUTO, "payload", null, 10);
        Event event = event(look(
                source("/payload/id", "=t", rules),
                "Application/X-WWW-form-urlencoded; Charset=UTF-8",
                "payload=%7B%22id%22%3A%22p1%22%7D"));
        assertThat(event.key().id()).isEqualTo("p1");
        assertThat(event.contentType()).isEqualTo(FORM + "; charset=UTF-8; json=payload");
        assertThat(Payload.of(event.data().bytes())
                        .readAs(event.contentType())
                        .json()
                        .at("/payload/id")
                        .asText())
                .isEqualTo("p1");
    }

    @Test
    void xmlAndMultipartAndBytesBecomeEvents() {
        assertThat(event(look(source("/order/@id", "=t", AUTO), "text/xml", "<order id='7'/>"))
                        .key()
                        .id())
                .isEqualTo("7");
        Event multipart = event(look(
                source("/id", "=t", AUTO),
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=id\r\n\r\n9\r\n--b--"));
        assertThat(multipart.key().id()).isEqualTo("9");
        assertThat(multipart.contentType()).isEqualTo("multipart/form-data; boundary=b");
        Event bytes = event(look(source("X-Id", "=t", AUTO), Map.of("Content-Type", "image/png", "X-Id", "1"), "?"));
        assertThat(bytes.contentType()).isEqualTo("image/png");
        assertThat(bytes.data().json().at("/size").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|{\"a\":1}|application/json",
                "application/x-www-form-urlencoded| [1]|application/json",
                "''|{}|application/json",
                "text/plain; charset=utf-8|{not JSON|text/plain; charset=utf-8",
                "text/plain|7|text/plain",
                "application/vnd.x+json;v=1|{}|application/vnd.x+json;v=1"
            })
    void jsonThatIsSentAsTextOrFormOrNothingCountsAsJson(String sent, String body, String recorded) {
        assertThat(event(look(source("body:sha256", "=t", AUTO), sent, body)).contentType())
                .isEqualTo(recorded);
    }

    @Test
    void aSourceThatStatesItsContentOverrulesTheSender() {
        BodyRules json = new BodyRules(BodyForm.JSON, "", null, 10);
        assertThat(event(look(source("/id", "=t", json), "text/html", "{\"id\":1}"))
                        .contentType())
                .isEqualTo("application/json");
        BodyRules text = new BodyRules(BodyForm.TEXT, "", null, 10);
        assertThat(event(look(source("body:sha256", "=t", text), "application/json", "{}"))
                        .contentType())
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource({"text/html, <p>", "application/protobuf, x", "'', x", "multipart/mixed, x"})
    void aContentTypeThatIsNotTakenIsRefusedWithThoseThatAre(String contentType, String body) {
        assertThat(look(source("body:sha256", "=t", AUTO), contentType, body))
                .isInstanceOfSatisfying(Admission.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(EventRefusal.CONTENT_TYPE_UNSUPPORTED);
                    assertThat(refused.detail()).contains("JSON, a form, XML, text/plain, multipart/form-data");
                });
    }

    @Test
    void aBodyThatIsNotOfItsContentTypeIsRefused() {
        assertThat(look(source("/id", "=t", AUTO), "application/xml", "<a>"))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(EventRefusal.BODY_UNREADABLE));
    }

    @Test
    void eachItemOfABatchIsAnEventWithItsOwnBytes() {
        BodyRules each = new BodyRules(BodyForm.AUTO, "", JsonPointer.compile("/events"), 10);
        Admission admission = look(
                source("/events/0/id", "/object + /events/0/kind", each),
                "application/json",
                "{\"object\":\"page\",\"kind\":\"all\",\"events\":[{\"id\":1,\"kind\":\"a\",\"n\":1.10}, {\"id\":2}]}");
        assertThat(((Admission.Accepted) admission).batch()).isTrue();
        List<Event> events = events(admission);
        assertThat(events).extracting(event -> event.key().id()).containsExactly("1", "2");
        assertThat(events).extracting(Event::type).containsExactly("page:a", "page");
        assertThat(events.get(0).data().text()).isEqualTo("{\"id\":1,\"kind\":\"a\",\"n\":1.10}");
        assertThat(events.get(0).attributes()).containsEntry("kind", "all").containsEntry("itemkind", "a");
        assertThat(events.get(1).attributes()).containsOnlyKeys("kind");
    }

    @Test
    void aBatchMayStandAtTheTopOrInAFormsField() {
        BodyRules top = new BodyRules(BodyForm.AUTO, "", JsonPointer.empty(), 10);
        assertThat(events(look(
                        source("body:sha256", "/0/type", top),
                        "application/json",
                        "[{\"type\":\"a\"},{\"type\":\"b\"}]")))
                .extracting(Event::type)
                .containsExactly("a", "b");
        BodyRules field = new BodyRules(BodyForm.AUTO, "list", JsonPointer.compile("/list"), 10);
        List<Event> events = events(
                look(source("/list/0/id", "=t", field), FORM, "list=%5B%7B%22id%22%3A1%7D%2C%7B%22id%22%3A2%7D%5D"));
        assertThat(events).extracting(event -> event.data().text()).containsExactly("{\"id\":1}", "{\"id\":2}");
        assertThat(events).extracting(Event::contentType).containsOnly("application/json");
    }

    @Test
    void anEmptyBatchIsAccepted() {
        BodyRules top = new BodyRules(BodyForm.AUTO, "", JsonPointer.empty(), 10);
        assertThat(events(look(source("/0/id", "=t", top), "application/json", "[]")))
                .isEmpty();
    }

    @Test
    void aBatchWithOneEventThatIsWrongOrWithTooManyOrNoneIsRefusedWhole() {
        BodyRules each = new BodyRules(BodyForm.AUTO, "", JsonPointer.compile("/events"), 2);
        Source source = source("/events/0/id", "=t", each);
        assertThat(look(source, "application/json", "{\"events\":[{\"id\":1},{}]}"))
                .isEqualTo(new Admission.Refused(
                        EventRefusal.EVENT_ID_MISSING, "the event's id is missing: body /events/0/id"));
        assertThat(look(source, "application/json", "{\"events\":[1,2,3]}"))
                .isEqualTo(new Admission.Refused(
                        EventRefusal.TOO_MANY_EVENTS, "a delivery may have up to 2 events, found 3"));
        assertThat(look(source, "application/json", "{}"))
                .isEqualTo(new Admission.Refused(
                        EventRefusal.EVENTS_MISSING, "the body must have an array of events at '/events'"));
    }

    @Test
    void aSourceThatRejectsNamesEveryViolationByItsPlaceInTheBody() {
        onInvalid = OnInvalid.REJECT;
        schemas = event -> {
            List<Violation> violations = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                violations.add(new Violation("/p" + i, "type", "must be of type string"));
            }
            return event.data().json().has("bad") ? violations : List.of();
        };
        BodyRules each = new BodyRules(BodyForm.AUTO, "", JsonPointer.compile("/events"), 10);
        Source source = source("body:sha256", "=t", each);
        assertThat(look(source, "application/json", "{\"events\":[{},{\"bad\":1},{\"bad\":2}]}"))
                .isInstanceOfSatisfying(
                        Admission.Violating.class,
                        violating -> assertThat(violating.violations())
                                .hasSize(20)
                                .startsWith(new Violation("/events/1/p0", "type", "must be of type string"))
                                .endsWith(new Violation("/events/2/p4", "type", "must be of type string")));
        assertThat(events(look(source, "application/json", "{\"events\":[{}]}")))
                .hasSize(1);
    }

    @Test
    void aSourceThatDoesNotRejectLeavesSchemasToTheIntake() {
        schemas = event -> List.of(new Violation("", "type", "must be of type string"));
        assertThat(events(look(source("body:sha256", "=t", AUTO), "application/json", "{}")))
                .hasSize(1);
    }

    @Test
    void aSignedHandshakeIsAnsweredOnlyWhenItsSignatureIsRight() {
        handshake = use("slack-url-verification");
        Source source = source("/event_id", "=t", AUTO);
        String body = "{\"type\":\"url_verification\",\"challenge\":\"c\"}";
        assertThat(look(source, "application/json", body))
                .isInstanceOfSatisfying(
                        Admission.Handshaken.class,
                        handshaken -> assertThat(handshaken.reply()).isInstanceOf(HandshakeReply.Answer.class));
        WebhookRequest unsigned = new WebhookRequest(
                "POST", "https://a.example/hooks/shop", Map.of(), Payload.of(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(door(source).look(unsigned, NOW, TRACE)).isInstanceOf(Admission.Unverified.class);
        assertThat(door(source).methods()).containsExactly("POST");
    }

    @Test
    void anUnsignedHandshakeIsAnsweredBeforeAnySignatureAndOtherRequestsOfItsMethodAreNot() {
        handshake = use("dropbox-challenge");
        Door door = door(source("/id", "=t", AUTO));
        assertThat(door.methods()).containsExactly("GET", "POST");
        assertThat(door.look(get("?challenge=x"), NOW, TRACE)).isInstanceOf(Admission.Handshaken.class);
        assertThat(door.look(get(""), NOW, TRACE))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(EventRefusal.HANDSHAKE_UNKNOWN));
    }

    private static HandshakeUse use(String handshake) {
        return new HandshakeUse(Objects.requireNonNull(Handshakes.bundled().get(handshake)), null);
    }

    private static WebhookRequest get(String query) {
        return new WebhookRequest("GET", "https://a.example/hooks/shop" + query, Map.of(), Payload.of(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, http://10.0.0.1:8080/hooks/a?b=c%20d, https://hooks.example.com/hooks/a?b=c%20d",
        "https://hooks.example.com:8443/, http://localhost/hooks/a, https://hooks.example.com:8443/hooks/a",
        "https://hooks.example.com/in/a, http://localhost/hooks/a?b, https://hooks.example.com/in/a?b",
        "https://hooks.example.com, http://localhost?b, https://hooks.example.com?b"
    })
    void aPublicUrlReplacesWhatAProxyChanged(String publicUrl, String arrived, String sent) {
        assertThat(PublicUrl.parse(publicUrl).of(arrived)).isEqualTo(sent);
    }

    @Test
    void theFirstPlaceThatHasAValueGivesTheIdAndAPairIsOnePlace() {
        Source source = source("X-Id | /a + /b | /c", "=t", AUTO);
        assertThat(id(look(source, "application/json", "{\"a\":1,\"b\":2,\"c\":3}")))
                .isEqualTo("1:2");
        assertThat(id(look(source, "application/json", "{\"b\":2,\"c\":3}"))).isEqualTo("3");
        assertThat(id(look(source, Map.of("X-Id", "h"), "{\"a\":1,\"c\":3}"))).isEqualTo("h");
        assertThat(look(source, "application/json", "{\"b\":2}"))
                .isEqualTo(new Admission.Refused(
                        EventRefusal.EVENT_ID_MISSING,
                        "the event's id is missing: header X-Id or body /a + body /b or body /c"));
    }

    private static String id(Admission admission) {
        return events(admission).get(0).key().id();
    }
}
