package dev.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the webhook to the decision, on one kind of server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcceptanceStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final OtlpReceiver telemetry;
    private final CallbackReceiver callback;
    private final Instance penstock;

    AcceptanceStory(String server) throws IOException {
        this.telemetry = new OtlpReceiver();
        this.callback = new CallbackReceiver();
        this.penstock = new Instance(
                "acceptance-" + server,
                server,
                FreePort.any(),
                ExtraDefinitions.folder("system-tests/src/test/definitions", "system-tests/src/test/write-back"),
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        telemetry.endpoint(),
                        "OTEL_BSP_SCHEDULE_DELAY",
                        "200",
                        "PENSTOCK_LIMITS_REQUEST_SECONDS",
                        "5",
                        "BOOKSHOP_CALLBACK_URL",
                        callback.url(),
                        "BOOKSHOP_CALLBACK_SECRET",
                        CallbackReceiver.SECRET,
                        "PENSTOCK_WRITE_BACK_PRIVATE_ADDRESSES",
                        "allow"));
    }

    @BeforeAll
    void start() throws Exception {
        Homes.remove(penstock.home());
        penstock.up();
    }

    @AfterAll
    void stop() throws Exception {
        penstock.down();
        telemetry.close();
        callback.close();
    }

    @Test
    void aDeliverySignedByOctokitsLibraryIsDecided() throws Exception {
        String body = Deliveries.issueComment(Deliveries.FRIENDLY);
        String signature = VendorSignatures.github(penstock.printed("secret", "github"), List.of(body))
                .get(0);
        String id = UUID.randomUUID().toString();

        var answer = penstock.post("github", body, gitHubHeaders(id, signature));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(decided("github", id).at("/decisions/0/verdict").asText()).isEqualTo("approve");
    }

    @Test
    void aDeliverySignedByTheStandardWebhooksLibraryIsDecidedAndTellsWhy() throws Exception {
        String id = submit(Deliveries.submitted(Deliveries.INSULTING));

        JsonNode decision = decided("community", id).at("/decisions/0");

        assertThat(decision.at("/verdict").asText()).isIn("hold", "reject");
        assertThat(decision.at("/reasons/0/score").asDouble())
                .isGreaterThanOrEqualTo(decision.at("/reasons/0/threshold").asDouble());
    }

    @Test
    void everyRunSaysWhichModelVersionScoredItAndHowLongItTook() throws Exception {
        String id = submit(Deliveries.submitted(Deliveries.FRIENDLY));

        JsonNode run = StreamSupport.stream(decided("community", id).at("/runs").spliterator(), false)
                .filter(one -> one.at("/stage").asText().equals("moderation.classify"))
                .findFirst()
                .orElseThrow();

        assertThat(run.at("/workVersion").asText()).matches("text-moderation@\\d+");
        assertThat(run.at("/scores").size()).isGreaterThan(3);
        assertThat(run.at("/attempts").asInt()).isEqualTo(1);
        assertThat(run.at("/durationMs").asDouble()).isPositive();
    }

    @Test
    void anEnquiryIsGradedByWhatItSays() throws Exception {
        String rich = "e-" + UUID.randomUUID();
        String poor = "e-" + UUID.randomUUID();
        send("crm", Deliveries.enquiry(poor, "Hello there"), poor, "enquiry.received");
        send(
                "crm",
                Deliveries.enquiry(
                        rich,
                        "I would like to view the two-bedroom flat, can move in from 1 May for twelve months, my budget is 1,200"
                                + " a month. Call me on 020 7946 0123. Which documents do you need to apply?"),
                rich,
                "enquiry.received");

        assertThat(decided("crm", rich).at("/decisions/0/grade").asText()).isEqualTo("high");
        assertThat(decided("crm", poor).at("/decisions/0/grade").asText()).isNotEqualTo("high");
        assertThat(decided("crm", poor).at("/decisions/0/verdict").asText()).isEqualTo("approve");
    }

    @Test
    void aPaymentIsLetPassOrDeclinedByItsRisk() throws Exception {
        String usual = "p-" + UUID.randomUUID();
        String risky = "p-" + UUID.randomUUID();
        send("payments", Deliveries.payment(40, 0), usual, "payment.attempted");
        send("payments", Deliveries.payment(40, 0.9), risky, "payment.attempted");

        assertThat(decided("payments", usual).at("/decisions/0/verdict").asText())
                .isEqualTo("approve");
        assertThat(decided("payments", risky).at("/decisions/0/verdict").asText())
                .isEqualTo("reject");
    }

    @Test
    void aCheckoutAtStripeAndAnOrderAtShopifyGetRecommendations() throws Exception {
        String checkout = "evt_" + UUID.randomUUID();
        String order = UUID.randomUUID().toString();
        send("stripe", Deliveries.stripeCheckout(checkout, "22960, 22086"), checkout, "checkout.session.completed");
        send("shopify", Deliveries.shopifyOrder("22960"), order, "orders/create");

        // jam making sets: with jars, and printed
        assertThat(recommended("stripe", checkout)).contains("22961").doesNotContain("22960", "22086");
        assertThat(recommended("shopify", order)).contains("22961").doesNotContain("22960");
        assertThat(penstock.printed("inputs", "upsell"))
                .contains("{\"event\":\"shopify/" + order + "\",\"input\":{\"items\":[\"22960\"]}}")
                .contains("{\"event\":\"stripe/" + checkout + "\",\"input\":{\"items\":[\"22960\",\"22086\"]}}");
    }

    @Test
    void aScannedLeaseIsReadItsEntitiesAreFoundAndItsKindIsTold() throws Exception {
        String lease = "d-" + UUID.randomUUID();
        String blank = "d-" + UUID.randomUUID();
        send("uploads", Deliveries.document("lease.jpg", picture("lease.jpg")), lease, "document.uploaded");
        send("uploads", Deliveries.document("blank.png", picture("blank.png")), blank, "document.uploaded");

        JsonNode decision = decided("uploads", lease).at("/decisions/0");
        assertThat(decision.at("/verdict").asText()).isEqualTo("approve");
        assertThat(decision.at("/reasons").findValuesAsText("label")).containsExactly("lease");
        JsonNode history = penstock.read(penstock.api("/events/uploads/" + lease + "?payload=true"));
        assertThat(payload(history, "document.read").at("/output/text").asText())
                .contains("RESIDENTIAL LEASE AGREEMENT");
        assertThat(payload(history, "document.decided").at("/carried/entities").findValuesAsText("value"))
                .contains("2026-05-01", "EUR 1450.00", "EUR 2900.00");
        assertThat(decided("uploads", blank).at("/decisions/0/verdict").asText())
                .as("nobody can say what an empty page is")
                .isEqualTo("hold");
    }

    @Test
    void anUploadedPictureIsScoredAndWhatIsNoneIsGivenUp() throws Exception {
        String house = "p-" + UUID.randomUUID();
        String fake = "p-" + UUID.randomUUID();
        byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
        send("gallery", Deliveries.picture("house.png", picture("house.png")), house, "picture.uploaded");
        send("gallery", Deliveries.picture("fake.png", text), fake, "picture.uploaded");

        JsonNode event = decided("gallery", house);
        assertThat(event.at("/decisions/0/verdict").asText()).isEqualTo("approve");
        assertThat(event.at("/runs").findValue("scores").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("drawing", "hentai", "neutral", "porn", "sexy");
        assertThat(deadLetter("pictures.classify", fake)
                        .at("/attempts/0/message")
                        .asText())
                .contains("the file is no picture");
    }

    private static byte[] picture(String name) throws IOException {
        try (InputStream in = AcceptanceStory.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static JsonNode payload(JsonNode history, String type) {
        return StreamSupport.stream(history.at("/offspring").spliterator(), false)
                .filter(event -> event.at("/type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .at("/payload");
    }

    private List<String> recommended(String source, String id) throws Exception {
        await().atMost(SOON)
                .until(() -> penstock.event(source, id).at("/offspring").size() > 0);
        JsonNode event = penstock.read(penstock.api("/events/" + source + "/" + id + "?payload=true"))
                .at("/offspring/0");
        assertThat(event.at("/type").asText()).isEqualTo("upsell.recommended");
        return event.at("/payload/output/items").findValuesAsText("item");
    }

    /** As {@code penstock send} signs and posts it. */
    private void send(String source, String body, String id, String type) throws Exception {
        Path file = Files.writeString(penstock.home().resolve(id + ".json"), body);
        penstock.printed("send", source, file.toString(), "--id", id, "--type", type);
    }

    @Test
    void aPipelineOfFilesAloneDecidesWhatItsFilterLetsPassAndKnowsItsSchema() throws Exception {
        String kind = review(2, "A gift", "Not what I hoped for, but well printed.");
        String rude = review(1, "The author", Deliveries.INSULTING);
        String praising = review(5, "Lovely", "Read it twice.");
        String starless = review(0, "Nothing", "to say");

        assertThat(decided("bookshop", kind).at("/decisions/0/verdict").asText())
                .isEqualTo("approve");
        assertThat(decided("bookshop", rude).at("/decisions/0/verdict").asText())
                .isEqualTo("hold");
        await().atMost(SOON)
                .until(() -> penstock.event("bookshop", starless)
                        .at("/status")
                        .asText()
                        .equals("invalid"));
        assertThat(penstock.event("bookshop", praising).at("/runs"))
                .as("the stage's filter left it out")
                .isEmpty();
    }

    @Test
    void theSameTextIsNotGivenToTheModelTwiceWhereTheStageKeepsPredictions() throws Exception {
        String first = review(3, "Fine", "Nothing to add.");
        decided("bookshop", first);
        String second = review(3, "Fine", "Nothing to add.");

        assertThat(decided("bookshop", second).at("/runs/0/scores"))
                .isEqualTo(decided("bookshop", first).at("/runs/0/scores"));
        assertThat(penstock.get("/metrics").body())
                .containsPattern("penstock_stage_cached_total\\{[^}]*stage=\"reviews.classify\"[^}]*} [1-9]");
    }

    @Test
    void anotherVersionOfAModelServesWithoutARestartAndIsTakenBack() throws Exception {
        assertThat(versionThatScoresASale()).isEqualTo("sale-tone@1");

        penstock.printed("model", "promote", "sale-tone", "2");
        assertThat(versionThatScoresASale()).isEqualTo("sale-tone@2");

        Commands.Result damaged = penstock.penstock("model", "promote", "sale-tone", "3");
        assertThat(damaged.exitCode()).isNotZero();
        assertThat(damaged.output()).contains("0000000000000000");
        assertThat(versionThatScoresASale()).isEqualTo("sale-tone@2");

        penstock.printed("model", "rollback", "sale-tone");
        assertThat(versionThatScoresASale()).isEqualTo("sale-tone@1");
        assertThat(penstock.printed("audit")).contains("model.alias.back");
    }

    private String versionThatScoresASale() throws Exception {
        String id = "s-" + UUID.randomUUID();
        send("desk", "{\"comment\": \"a fine lamp\"}", id, "sale.commented");
        return decided("desk", id).at("/runs").findValuesAsText("workVersion").stream()
                .filter(version -> version.startsWith("sale-tone@"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDecisionIsToldToWhoeverAskedSignedAndWithTheSameTrace() throws Exception {
        String id = review(2, "A gift", "Not what I hoped for, but well printed.");

        await().atMost(SOON).until(() -> callback.accepted(id).size() == 1);
        CallbackReceiver.Call call = callback.accepted(id).get(0);
        JsonNode told = JSON.readTree(call.body());
        assertThat(call.verified()).as("by the library of Standard Webhooks").isTrue();
        assertThat(told.at("/type").asText()).isEqualTo("review.decided");
        assertThat(told.at("/data/subject").asText()).isEqualTo("bookshop/" + id);
        assertThat(told.at("/data/verdict").asText()).isEqualTo("approve");
        await().atMost(SOON).until(() -> told(id).at("/attempts").asInt() == 1);
        String trace = penstock.event("bookshop", id).at("/traceId").asText();
        assertThat(call.headers().getFirst("traceparent")).contains(trace);
    }

    @Test
    void aTargetThatIsAwayForAWhileIsToldAfterwardsAndNoAttemptIsSpent() throws Exception {
        callback.refuse(503);
        String id = review(2, "Away", "Nobody hears this at first.");
        await().atMost(SOON).until(() -> callback.refused(id) >= 2);
        callback.accept();

        await().atMost(SOON).until(() -> told(id).at("/attempts").asInt() == 1);
        assertThat(callback.accepted(id)).hasSize(1);
    }

    @Test
    void aQuestionThatTheDatabaseCannotBeAskedIsRefused() throws Exception {
        for (String path : List.of("/events?source=%00", "/rejected-requests?source=a%00b")) {
            var answer = penstock.api(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(penstock.read(answer).at("/code").asText()).isEqualTo("PARAMETER_REFUSED");
        }
    }

    @Test
    void aDeadLetterIsRedrivenOnceItsCauseIsMended() throws Exception {
        callback.refuse(422);
        String id = review(2, "Refused", "Nobody wants to hear this at first.");
        String decision = decided("bookshop", id).at("/decisions/0/event").asText();
        JsonNode letter = deadLetter("replies.tell", decision.substring(decision.indexOf('/') + 1));
        assertThat(letter.at("/attempts/0/message").asText()).contains("was answered with status 422");
        callback.accept();

        assertThat(penstock.printed("dlq", "redrive", letter.at("/messageId").asText()))
                .isEqualTo("1 redriven, the first " + decision);

        await().atMost(SOON).until(() -> callback.accepted(id).size() == 1);
        assertThat(penstock.json("dlq", "list", "--stage", "replies.tell")).isEmpty();
        assertThat(penstock.printed("audit")).contains("dead-letters.redrive");
        assertThat(penstock.printed("dlq", "redrive", "--stage", "replies.tell"))
                .isEqualTo("there was nothing to redrive");
    }

    /** The run of the stage that writes back; a missing node before it. */
    private JsonNode told(String id) throws Exception {
        return StreamSupport.stream(penstock.event("bookshop", id).at("/runs").spliterator(), false)
                .filter(run -> run.at("/stage").asText().equals("replies.tell"))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    @Test
    void anEventThatTheBrokerLostIsDeliveredAgain() throws Exception {
        BrokerQueue queue = penstock.queue("penstock.stage.reviews.classify");
        queue.pause();
        String id;
        try {
            id = review(2, "Lost", "Nobody has this any more.");
            AtomicInteger removed = new AtomicInteger();
            await().atMost(SOON).until(() -> removed.addAndGet(queue.purge()) == 1);
        } finally {
            queue.resume();
        }

        await().atMost(Duration.ofMinutes(3))
                .until(() -> penstock.event("bookshop", id).at("/decisions").size() == 1);
        assertThat(penstock.get("/metrics").body())
                .containsPattern("penstock_redelivered_total\\{[^}]*stage=\"reviews.classify\"[^}]*} 1");
    }

    private String review(int stars, String title, String text) throws Exception {
        String id = "r-" + UUID.randomUUID();
        String body = "{\"type\":\"review.posted\",\"data\":{\"stars\":%d,\"title\":\"%s\",\"text\":\"%s\"}}"
                .formatted(stars, title, text);
        send("bookshop", body, id, "review.posted");
        return id;
    }

    @Test
    void aBatchOfCloudEventsIsDecidedEventByEvent() throws Exception {
        String run = UUID.randomUUID().toString();
        String batch = List.of("a-" + run, "b-" + run).stream()
                .map(id ->
                        "{\"specversion\":\"1.0\",\"type\":\"sale.commented\",\"source\":\"https://shop.example/orders\","
                                + "\"id\":\"" + id
                                + "\",\"subject\":\"o-1\",\"data\":{\"comment\":\"Thank you, works well.\"}}")
                .collect(Collectors.joining(",", "[", "]"));

        var answer =
                penstock.post("grid", batch, signed("grid", "msg_" + run, batch, "application/cloudevents-batch+json"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(penstock.read(answer).at("/events").findValuesAsText("id"))
                .containsExactly("https://shop.example/orders a-" + run, "https://shop.example/orders b-" + run);
        for (JsonNode event : penstock.read(answer).at("/events")) {
            JsonNode decided = decided("grid", event.at("/id").asText());
            assertThat(decided.at("/decisions/0/verdict").asText()).isEqualTo("approve");
            assertThat(decided.at("/attributes/subject").asText()).isEqualTo("o-1");
        }
    }

    @Test
    void aFormIsScoredByOneOfItsFieldsAndKeptAsItWasSent() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = "sale=" + id + "&comment=Thank+you%2C+works+well.";

        var answer =
                penstock.post("shop", body, signed("shop", "msg_" + id, body, "application/x-www-form-urlencoded"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(decided("shop", id).at("/decisions/0/verdict").asText()).isEqualTo("approve");
        assertThat(count("select count(*) from event where source = 'shop' and id = '" + id
                        + "' and convert_from(payload, 'UTF8') = '" + body + "'"))
                .isEqualTo(1);
    }

    @Test
    void aLargeDocumentIsDecidedAndItsDataIsHadByItsReference() throws Exception {
        String body = "{\"comment\":\"Thank you, works well.\",\"scan\":\"" + letters(5 << 20) + "\"}";

        assertIsDecidedAndFetched(UUID.randomUUID().toString(), body, "application/json");
    }

    @Test
    void aFormWithALargeFileIsDecidedAndItsDataIsHadByItsReference() throws Exception {
        String body = String.join(
                "\r\n",
                "--part",
                "Content-Disposition: form-data; name=comment",
                "",
                "Thank you, works well.",
                "--part",
                "Content-Disposition: form-data; name=scan; filename=lease.txt",
                "Content-Type: application/pdf",
                "",
                letters(3 << 20),
                "--part--");

        assertIsDecidedAndFetched(UUID.randomUUID().toString(), body, "multipart/form-data;boundary=part");
    }

    private void assertIsDecidedAndFetched(String id, String body, String contentType) throws Exception {
        var answer = penstock.post("desk", body, signed("desk", id, body, contentType));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(decided("desk", id).at("/decisions/0/verdict").asText()).isEqualTo("approve");

        JsonNode event = penstock.read(penstock.api("/events/desk/" + id + "?payload=true"));
        assertThat(event.at("/size").asInt()).isEqualTo(body.length());
        assertThat(event.has("payload")).isFalse();
        var data = penstock.api(event.at("/dataref").asText().replace("/api/v1", ""));
        assertThat(data.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(data.body().equals(body)).as("the data byte for byte").isTrue();
        assertThat(count("select count(*) from event where id = '" + id + "' and payload is null"))
                .isEqualTo(1);
    }

    @Test
    void aDeadLetterWithAClaimCanBeShown() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = "{\"comment\":null,\"scan\":\"" + letters(1 << 20) + "\"}";
        assertThat(penstock.post("desk", body, signed("desk", id, body, "application/json"))
                        .statusCode())
                .isEqualTo(202);

        JsonNode letter = deadLetter("sales.classify", id);
        JsonNode shown = penstock.json("dlq", "show", letter.at("/messageId").asText());

        assertThat(shown.at("/attempts/0/message").asText()).contains("/data/comment");
        String reference = shown.at("/event/dataref").asText();
        assertThat(penstock.api(reference.replace("/api/v1", "")).body().equals(body))
                .isTrue();
    }

    /** Not compressible, and the same in every encoding. */
    private static String letters(int length) {
        byte[] letters = new byte[length];
        new Random(length).nextBytes(letters);
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) ('A' + (letters[i] & 15));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    @Test
    void aHandshakeIsAnsweredAsPlainTextToWhoeverKnowsTheToken() throws Exception {
        String query = "?hub.mode=subscribe&hub.challenge=%3Cb%3E1&hub.verify_token=";

        var known = penstock.get("/hooks/social" + query + penstock.secretFile("social.token"));
        var stranger = penstock.get("/hooks/social" + query + "guess");
        var nothing = penstock.get("/hooks/social");

        assertThat(known.body()).isEqualTo("<b>1");
        assertThat(known.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(known.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(List.of(known, stranger, nothing))
                .extracting(HttpResponse::statusCode)
                .containsExactly(200, 403, 400);
    }

    @Test
    void aHundredConcurrentCopiesOfADeliveryGiveOneRowAndOneDecision() throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        Map<String, String> headers = standardHeaders(id, body);

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
                .mapToObj(i -> penstock.postAsync("community", body, headers))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        decided("community", id);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(counter("penstock_intake_events_total", "community", "duplicate"))
                        .isGreaterThanOrEqualTo(99));
        assertThat(count("select count(*) from event where source = 'community' and id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from decision where subject_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aSenderThatWaitsHearsTheDecisionAndHearsTheSameOneAgain() throws Exception {
        String body = "{\"comment\":\"" + Deliveries.FRIENDLY + "\"}";
        String id = decidedAtOnce("counter", body);

        JsonNode again = await().atMost(SOON)
                .until(() -> penstock.read(deliver("counter", id, body)), answer -> answer.has("decision"));

        assertThat(again.at("/status").asText()).isEqualTo("decided");
        assertThat(again.at("/decision/pipeline").asText()).isEqualTo("sales");
        assertThat(again.at("/decision/verdict").asText()).isEqualTo("approve");
        assertThat(again.at("/decision")).isEqualTo(decided("counter", id).at("/decisions/0"));
        assertThat(count("select count(*) from stage_run where stage = 'sales.classify' and input_source = 'counter'"
                        + " and input_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(counter("penstock_decision_answers_total", "counter", "decided"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aSenderIsNotKeptWaitingForASlowModelWhoseDecisionComesLater() throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String body = "{\"comment\":\"" + "go on ".repeat(1_600) + "\"}";

        HttpResponse<String> answer = deliver("patient", id, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(penstock.read(answer).at("/status").asText()).isEqualTo("accepted");
        assertThat(penstock.read(answer).has("decision")).isFalse();
        JsonNode event = decided("patient", id);
        assertThat(event.at("/decisions").size()).isEqualTo(1);
        assertThat(event.at("/runs").findValuesAsText("stage"))
                .containsExactlyInAnyOrder("sales.classify", "sales.decide");
        assertThat(counter("penstock_decision_answers_total", "patient", "overdue"))
                .isPositive();
    }

    @Test
    void aSenderThatWantsAnAnswerOfItsOwnHearsIt() throws Exception {
        HttpResponse<String> answer = deliver("till", "msg_" + UUID.randomUUID(), "{\"comment\":\"fine\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).isEqualTo("<Response/>");
    }

    /** A server that has just started, or is busy, may take longer than any sender waits. */
    private String decidedAtOnce(String source, String body) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            String id = "msg_" + UUID.randomUUID();
                            return deliver(source, id, body).statusCode() == 200 ? id : "";
                        },
                        id -> !id.isEmpty());
    }

    private HttpResponse<String> deliver(String source, String id, String body) throws Exception {
        return penstock.post(source, body, signed(source, id, body, "application/json"));
    }

    @Test
    void aForgedDeliveryIsRefusedAndLeavesNothingBehind() throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String body = Deliveries.submitted(Deliveries.FRIENDLY);

        var answer = penstock.post("community", body + " ", standardHeaders(id, body));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(penstock.read(answer).at("/code").asText()).isEqualTo("SIGNATURE_MISMATCH");
        assertThat(penstock.event("community", id).isEmpty()).isTrue();
    }

    @Test
    void aReplayFromTheDayBeforeIsRefused() throws Exception {
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        long yesterday = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();

        var answer = penstock.post(
                "community",
                body,
                VendorSignatures.standardWebhooks(penstock.printed("secret", "community"), "msg_old", yesterday, body));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(penstock.read(answer).at("/code").asText()).isEqualTo("TIMESTAMP_TOO_OLD");
    }

    @Test
    void everyOtherRefusalIsAProblemThatNamesItsCause() throws Exception {
        var unknown = penstock.post("nobody", "{}", Map.of());
        var large = penstock.post("community", "x".repeat(2 << 20), Map.of());
        var get = penstock.get("/hooks/community");
        var unauthorized = penstock.get("/api/v1/events");

        assertThat(List.of(unknown, large, get, unauthorized))
                .extracting(HttpResponse::statusCode)
                .containsExactly(404, 413, 405, 401);
        assertThat(List.of(unknown, large, get, unauthorized))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json"));
    }

    @Test
    void limitsOfASourceAreHeldAndEachRefusalIsRemembered() throws Exception {
        var distant = penstock.post("distant", "{}", Map.of());
        var wordy = penstock.post(
                "narrow",
                "{}",
                IntStream.range(0, 41).boxed().collect(Collectors.toMap(i -> "X-" + i, String::valueOf)));
        List<HttpResponse<String>> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(penstock.post("narrow", "{}", Map.of()));
        }
        HttpResponse<String> fast = many.get(many.size() - 1);
        var get = penstock.get("/hooks/narrow");

        assertThat(List.of(distant, wordy, fast))
                .extracting(HttpResponse::statusCode)
                .containsExactly(403, 431, 429);
        assertThat(fast.headers().firstValue("Retry-After")).isPresent();
        assertThat(get.statusCode()).isIn(405, 429);
        assertThat(penstock.get("/hooks/distant").statusCode()).isEqualTo(403);
        penstock.get("/hooks/community");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                penstock.api("/rejected-requests?limit=200").body())
                        .contains("ADDRESS_NOT_ALLOWED", "TOO_MANY_HEADERS", "RATE_EXCEEDED", "METHOD_NOT_ALLOWED"));
    }

    @Test
    void webhooksAreServedWhileThreeHundredSendersTrickleAndThoseAreLetGo() throws Exception {
        String head = "POST /hooks/community HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n";
        try (SlowSenders slow = new SlowSenders()) {
            slow.begin(penstock.url("/").getPort(), 100, head);
            slow.begin(penstock.url("/").getPort(), 100, head + "\r\n{");
            slow.begin(penstock.url("/").getPort(), 100, head + "\r\n" + "x".repeat(70_000));

            for (int i = 0; i < 10; i++) {
                submit(Deliveries.submitted(Deliveries.FRIENDLY));
            }

            List<String> heard = slow.heard();
            assertThat(heard.subList(0, 200))
                    .allSatisfy(answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 408 ")
                            .contains("application/problem+json", "REQUEST_TOO_SLOW"));
            assertThat(heard.subList(200, 300))
                    .allSatisfy(answer -> assertThat(answer).matches("(?s)(HTTP/1\\.1 (400|503) .*)?"));
        }
    }

    @Test
    void anEventThatViolatesItsSchemaWaitsInTheInvalidQueueWithEachPointer() throws Exception {
        String id = submit(Deliveries.submitted(Map.of("kind", "comment", "texts", "customer_id became customerId")));

        await().atMost(SOON)
                .until(() ->
                        penstock.event("community", id).at("/status").asText().equals("invalid"));

        assertThat(penstock.event("community", id).at("/violations").toString()).contains("/data");
        assertThat(penstock.event("community", id).at("/decisions").size()).isZero();
    }

    @Test
    void aPoisonedEventIsTriedAgainThenBecomesADeadLetterThatSaysWhyWhileOthersPass() throws Exception {
        String poison = Deliveries.issueComment(null);
        String signature = VendorSignatures.github(penstock.printed("secret", "github"), List.of(poison))
                .get(0);
        String id = UUID.randomUUID().toString();

        assertThat(penstock.post("github", poison, gitHubHeaders(id, signature)).statusCode())
                .isEqualTo(202);
        String healthy = submit(Deliveries.submitted(Deliveries.FRIENDLY));
        decided("community", healthy);

        JsonNode letter = deadLetter("github-comments.classify", id);
        JsonNode shown = penstock.json("dlq", "show", letter.at("/messageId").asText());
        List<Integer> attempts = StreamSupport.stream(shown.at("/attempts").spliterator(), false)
                .map(attempt -> attempt.at("/attempt").asInt())
                .toList();
        assertThat(attempts)
                .isEqualTo(IntStream.rangeClosed(1, attempts.size()).boxed().toList());
        assertThat(attempts).hasSizeGreaterThan(2);
        assertThat(shown.at("/attempts/0/exception").asText()).endsWith("ModelInputViolation");
        assertThat(shown.at("/attempts/0/message").asText()).contains("/data/comment/body");
        assertThat(shown.at("/attempts/0/failedAt").asText()).startsWith("20");
    }

    @Test
    void aStageThatExceedsItsTimeoutEndsInItsDeadLetters() throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String body = Deliveries.submitted("go on ".repeat(1_600)).replace("content.submitted", "hasty.submitted");
        assertThat(penstock.post("community", body, standardHeaders(id, body)).statusCode())
                .isEqualTo(202);

        JsonNode letter = deadLetter("hasty.classify", id);

        assertThat(letter.at("/attempts/0/exception").asText()).endsWith("StageTimeout");
        assertThat(letter.at("/attempts").size()).isEqualTo(2);
    }

    @Test
    void oneTraceLeadsFromTheWebhookThroughEveryStage() throws Exception {
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        String id = "msg_" + UUID.randomUUID();
        var answer = penstock.post("community", body, standardHeaders(id, body));
        String traceId = penstock.read(answer).at("/traceId").asText();

        assertThat(decided("community", id).at("/traceId").asText()).isEqualTo(traceId);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(telemetry.names(traceId))
                        .contains(
                                "process penstock.intake",
                                "process penstock.stage.moderation.classify",
                                "process penstock.stage.moderation.decide")
                        .anyMatch(name -> name.contains("hooks")));
    }

    @Test
    void aTraceThatTheSenderBeganIsContinued() throws Exception {
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        Map<String, String> headers = new HashMap<>(standardHeaders("msg_" + UUID.randomUUID(), body));
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var answer = penstock.post("community", body, headers);

        assertThat(penstock.read(answer).at("/traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void metricsCountBySourceAndTimeByStage() throws Exception {
        decided("community", submit(Deliveries.submitted(Deliveries.FRIENDLY)));

        String metrics = penstock.get("/metrics").body();

        assertThat(metrics).contains("penstock_webhooks_total", "penstock_ack_seconds", "penstock_stage_seconds");
        assertThat(counter("penstock_intake_events_total", "community", "recorded"))
                .isPositive();
    }

    @Test
    void healthIsAnsweredOnEachPath() throws Exception {
        for (String path : List.of("/health/started", "/health/ready", "/health/live")) {
            var answer = penstock.get(path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void theCommandListsEventsWithTheirDecisions() throws Exception {
        String id = submit(Deliveries.submitted(Deliveries.FRIENDLY));
        decided("community", id);

        assertThat(penstock.printed("events")).contains(id).contains("approve");
    }

    private String submit(String body) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        var answer = penstock.post("community", body, standardHeaders(id, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return id;
    }

    private Map<String, String> standardHeaders(String id, String body) throws Exception {
        return signed("community", id, body, "application/json");
    }

    private Map<String, String> signed(String source, String id, String body, String contentType) throws Exception {
        Map<String, String> headers = new HashMap<>(VendorSignatures.standardWebhooks(
                penstock.printed("secret", source), id, Instant.now().getEpochSecond(), body));
        headers.put("Content-Type", contentType);
        return headers;
    }

    private static Map<String, String> gitHubHeaders(String id, String signature) {
        return Map.of("X-GitHub-Delivery", id, "X-GitHub-Event", "issue_comment", "X-Hub-Signature-256", signature);
    }

    private JsonNode decided(String source, String id) {
        return await().atMost(SOON)
                .until(
                        () -> penstock.event(source, id),
                        event -> event.at("/decisions").size() > 0);
    }

    private JsonNode deadLetter(String stage, String eventId) {
        return await().atMost(SOON)
                .until(
                        () -> StreamSupport.stream(
                                        penstock.json("dlq", "list", "--stage", stage)
                                                .spliterator(),
                                        false)
                                .filter(letter ->
                                        letter.at("/event/id").asText().equals(eventId))
                                .toList(),
                        letters -> !letters.isEmpty())
                .get(0);
    }

    private long counter(String name, String source, String outcome) throws Exception {
        return penstock.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name)
                        && line.contains("source=\"" + source + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private long count(String query) throws Exception {
        return penstock.database().count(query);
    }
}
