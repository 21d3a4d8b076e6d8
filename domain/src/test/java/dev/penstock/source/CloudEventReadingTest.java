package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudEvents in every mode, as the official SDK for Java sends them, and what breaks the specification. */
class CloudEventReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://a.example/hooks/grid";
    private static final Secret SECRET = new Secret("a secret");
    private static final Source SOURCE = new Source(
            "grid",
            ProviderCatalogue.bundled().provider("github").signature(),
            List.of(new ConfigKey("grid.secret")),
            Locator.parse("ce-id"),
            Locator.parse("ce-type"),
            null,
            new TreeMap<>(Map.of("kind", JsonPointer.compile("/kind"))),
            Limits.ofBody(1_000_000),
            new BodyRules(BodyForm.CLOUDEVENTS, "", null, 3),
            null,
            null,
            OnInvalid.QUARANTINE,
            Answers.DEFAULT,
            Source.REMEMBER_DEFAULT);

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("A234-\"1\" %")
            .withSource(URI.create("https://github.com/cloudevents?a=b"))
            .withType("com.example.pull.opened")
            .withSubject("Euro € 😀")
            .withTime(OffsetDateTime.parse("2018-04-05T17:31:00.5Z"))
            .withDataSchema(URI.create("https://example.com/schema"))
            .withExtension("partitionkey", "p")
            .withExtension("dataref", "https://example.com/data")
            .withExtension("sequence", 7)
            .withExtension("urgent", true)
            .withExtension("correlationid", "mine")
            .withData("application/json", "{\"kind\":\"x\",\"n\":1.10}".getBytes(StandardCharsets.UTF_8))
            .build();

    private static Admission look(Map<String, String> headers, byte[] body) {
        Payload payload = Payload.of(body);
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        WebhookRequest unsigned = new WebhookRequest("POST", URL, all, payload);
        return look(SOURCE.signature().sign(unsigned, "", NOW, SECRET));
    }

    private static Admission look(WebhookRequest request) {
        return Doors.open(List.of(SOURCE), key -> Optional.of(SECRET.reveal()), event -> List.of())
                .of("grid")
                .orElseThrow()
                .look(request, NOW, "00-1-2-01");
    }

    private static List<Event> accepted(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Accepted.class);
        return ((Admission.Accepted) admission).wanted();
    }

    private static Admission sent(CloudEvent event, boolean structured) {
        Map<String, String> headers = new TreeMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        MessageWriter<?, ?> writer = HttpMessageFactory.createWriter(headers::put, bytes -> {
            if (bytes != null) {
                body.writeBytes(bytes);
            }
        });
        if (structured) {
            writer.writeStructured(event, JsonFormat.CONTENT_TYPE);
        } else {
            writer.writeBinary(event);
        }
        return look(headers, body.toByteArray());
    }

    private static String json(CloudEvent event) {
        var format = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);
        return new String(Objects.requireNonNull(format).serialize(event), StandardCharsets.UTF_8);
    }

    private static Admission structured(String json) {
        return look(Map.of("Content-Type", "application/cloudevents+json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private static Admission batch(String json) {
        return look(
                Map.of("Content-Type", "application/cloudevents-batch+json; charset=UTF-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertIsTheEvent(Event event) {
        assertThat(event.key().source()).isEqualTo("grid");
        assertThat(event.key().id()).isEqualTo("https://github.com/cloudevents?a=b A234-\"1\" %");
        assertThat(event.type()).isEqualTo("com.example.pull.opened");
        assertThat(event.time()).isEqualTo(NOW);
        assertThat(event.contentType()).isEqualTo("application/json");
        assertThat(event.attributes())
                .containsEntry("subject", "Euro € 😀")
                .containsEntry("dataschema", "https://example.com/schema")
                .containsEntry("partitionkey", "p")
                .containsEntry("ceid", "A234-\"1\" %")
                .containsEntry("cesource", "https://github.com/cloudevents?a=b")
                .containsEntry("cetime", "2018-04-05T17:31:00.5Z")
                .containsEntry("cedataref", "https://example.com/data")
                .containsEntry("kind", "x")
                .doesNotContainKeys("correlationid", "specversion", "time", "dataref");
        assertThat(event.correlation()).isEqualTo(event.key());
        assertThat(event.data().text()).isEqualTo("{\"kind\":\"x\",\"n\":1.10}");
    }

    @Test
    void binaryModeIsRead() {
        Event event = accepted(sent(EVENT, false)).get(0);
        assertIsTheEvent(event);
        assertThat(event.attributes()).containsEntry("sequence", "7").containsEntry("urgent", "true");
    }

    @Test
    void structuredModeIsReadAndDataKeepsItsBytes() {
        Event event = accepted(structured(json(EVENT))).get(0);
        assertIsTheEvent(event);
        assertThat(event.attributes()).containsEntry("sequence", 7L).containsEntry("urgent", true);
        assertIsTheEvent(accepted(sent(EVENT, true)).get(0));
    }

    @Test
    void aBatchIsSeveralEvents() {
        CloudEvent second = CloudEventBuilder.v1(EVENT).withId("2").build();
        Admission admission = batch(
                Stream.of(EVENT, second).map(CloudEventReadingTest::json).collect(Collectors.joining(",\n", "[", "]")));
        assertThat(((Admission.Accepted) admission).batch()).isTrue();
        assertThat(accepted(admission)).hasSize(2);
        assertIsTheEvent(accepted(admission).get(0));
        assertThat(accepted(batch("[]"))).isEmpty();
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherEvent() {
        CloudEvent other =
                CloudEventBuilder.v1(EVENT).withSource(URI.create("/other")).build();
        assertThat(accepted(sent(other, false)).get(0).key())
                .isNotEqualTo(accepted(sent(EVENT, false)).get(0).key());
    }

    @Test
    void aLongIdIsReplacedByAHashAndStaysWhole() {
        CloudEvent event = CloudEventBuilder.v1(EVENT).withId("i".repeat(300)).build();
        Event read = accepted(sent(event, true)).get(0);
        assertThat(read.key().id()).matches("sha256-[0-9a-f]{64}");
        assertThat(read.attributes()).containsEntry("ceid", "i".repeat(300));
    }

    @Test
    void dataThatIsNoJsonOrMissingIsReadAsItsContentTypeSays() {
        CloudEvent xml = CloudEventBuilder.v1(EVENT)
                .withData("application/xml", "<a>1</a>".getBytes(StandardCharsets.UTF_8))
                .build();
        for (boolean structured : new boolean[] {true, false}) {
            Event event = accepted(sent(xml, structured)).get(0);
            assertThat(event.contentType()).isEqualTo("application/xml");
            assertThat(event.data().text()).isEqualTo("<a>1</a>");
            assertThat(event.data().json().at("/a").asText()).isEqualTo("1");
            Event none = accepted(sent(CloudEventBuilder.v1(EVENT).withoutData().build(), structured))
                    .get(0);
            assertThat(none.data().json().isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"1\"|\"id\":\"\"|attribute 'id' is missing",
                "\"id\":\"1\"|\"id\":null|attribute 'id' is missing",
                "\"id\":\"1\"|\"id\":1|attribute 'id' must be a text",
                "\"source\":\"/s\"|\"x\":1|attribute 'source' is missing",
                "\"source\":\"/s\"|\"source\":\"a b\"|attribute 'source' must be a URI reference",
                "\"type\":\"t\"|\"x\":1|attribute 'type' is missing",
                "\"specversion\":\"1.0\"|\"x\":1|attribute 'specversion' is missing",
                "\"specversion\":\"1.0\"|\"specversion\":\"0.3\"|attribute 'specversion' must be 1.0",
                "\"data\":1|\"time\":\"yesterday\"|attribute 'time' must be a timestamp of RFC 3339",
                "\"data\":1|\"subject\":\"\"|attribute 'subject' must not be empty",
                "\"data\":1|\"dataschema\":\"rel\"|attribute 'dataschema' must be an absolute URI",
                "\"data\":1|\"ext\":{}|attribute 'ext' must be a text, a number or a truth value",
                "\"data\":1|\"Ext\":1|an attribute's name has lower-case letters and digits only",
                "\"data\":1|\"data\":1,\"data_base64\":\"AA==\"|attribute 'data_base64' must not stand beside data",
                "\"data\":1|\"data_base64\":\"?\"|attribute 'data_base64' must be a text in base64",
                "\"data\":1|\"datacontenttype\":\"text/plain\",\"data\":1|attribute 'data' must be a text, since datacontenttype is not JSON"
            })
    void whatBreaksTheSpecificationIsRefusedNamingTheAttribute(String part, String replacement, String detail) {
        String sound = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":1}";
        assertThat(accepted(structured(sound))).hasSize(1);
        assertThat(sound).contains(part);
        assertThat(structured(sound.replace(part, replacement)))
                .isEqualTo(new Admission.Refused(EventRefusal.CLOUDEVENT_INVALID, detail));
        assertThat(batch("[" + sound + "," + sound.replace(part, replacement) + "]"))
                .isEqualTo(new Admission.Refused(EventRefusal.CLOUDEVENT_INVALID, "event 1 of the batch: " + detail));
    }

    @Test
    void aRequestThatIsNoCloudEventIsRefused() {
        assertThat(look(Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        new Admission.Refused(EventRefusal.CLOUDEVENT_INVALID, "attribute 'specversion' is missing"));
        assertThat(look(Map.of("Content-Type", "application/cloudevents+avro"), new byte[0]))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(EventRefusal.CONTENT_TYPE_UNSUPPORTED));
        assertThat(batch("[1,2,3,4]"))
                .isEqualTo(new Admission.Refused(
                        EventRefusal.TOO_MANY_EVENTS, "a delivery may have up to 3 events, found 4"));
        assertThat(batch("{}"))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(EventRefusal.EVENTS_MISSING));
        assertThat(structured("{"))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(EventRefusal.BODY_UNREADABLE));
    }

    @Test
    void binaryDataInBase64IsItsBytes() {
        Event event = accepted(
                        structured(
                                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"AAEC\"}"))
                .get(0);
        assertThat(event.contentType()).isEqualTo("application/octet-stream");
        assertThat(event.data().bytes()).containsExactly(0, 1, 2);
    }

    @Test
    void penstocksOwnSenderSendsBinaryMode() {
        Payload body = Payload.of("{}".getBytes(StandardCharsets.UTF_8));
        Event event = accepted(
                        look(new WebhookSigner(SOURCE, SECRET).request(URL, "application/json", "7", "t", NOW, body)))
                .get(0);
        assertThat(event.key().id()).isEqualTo("/grid 7");
    }
}
