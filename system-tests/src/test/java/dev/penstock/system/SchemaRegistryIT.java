package dev.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The schema registry of a running server: for two clients that know nothing of Penstock, for the command, and for events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaRegistryIT {
    private static final Path CLIENTS = Checkout.path("system-tests/src/test/registry-client");
    private static final String REGISTRY_JSON = "application/vnd.schemaregistry.v1+json";
    private static final String DEMANDING = "{\"type\":\"object\",\"required\":[\"data\"],\"properties\":{\"data\":"
            + "{\"type\":\"object\",\"required\":[\"nobodySendsThis\"]}}}";

    private final Instance penstock = new Instance(
            "schema-registry",
            "micro",
            FreePort.any(),
            Checkout.path("server-config/definitions"),
            Map.of("OTEL_SDK_DISABLED", "true"));

    SchemaRegistryIT() throws IOException {}

    @BeforeAll
    void start() throws Exception {
        Homes.remove(penstock.home());
        penstock.up();
    }

    @AfterAll
    void stop() throws Exception {
        penstock.down();
    }

    @Test
    void kafkasJavaScriptClientRegistersReadsAndIsRefused() throws Exception {
        JsonNode results = used("use-registry.mjs");

        assertThat(results.at("/again")).isEqualTo(results.at("/first"));
        assertThat(results.at("/second").asInt())
                .isGreaterThan(results.at("/first").asInt());
        assertThat(results.at("/latest")).isEqualTo(results.at("/second"));
        assertThat(results.at("/version")).isEqualTo(results.at("/second"));
        assertThat(results.at("/lookup")).isEqualTo(results.at("/first"));
        assertThat(results.at("/incompatible").asText()).contains("TYPE_CHANGED at /properties/a/type");
        assertThat(results.at("/unknown").asText()).contains("not found");
        assertThat(results.at("/decoded/b").asInt()).isEqualTo(1);
    }

    @Test
    void confluentsOwnJavaScriptClientDoesAllItsWork() throws Exception {
        JsonNode results = used("use-confluent-registry.mjs");

        assertThat(results.at("/defaultCompatibility").asText()).isEqualTo("BACKWARD");
        assertThat(results.at("/configured").asText()).isEqualTo("FULL_TRANSITIVE");
        assertThat(results.at("/config/compatibilityLevel").asText()).isEqualTo("FULL_TRANSITIVE");
        assertThat(results.at("/fits")).isEqualTo(BooleanNode.TRUE);
        assertThat(results.at("/fitsNot")).isEqualTo(BooleanNode.FALSE);
        assertThat(results.at("/fitsLatest")).isEqualTo(BooleanNode.FALSE);
        assertThat(results.at("/registered/version").asInt()).isEqualTo(2);
        assertThat(results.at("/registered/id").asInt())
                .isGreaterThan(results.at("/first").asInt());
        assertThat(results.at("/refused").asText())
                .startsWith("409 409 ")
                .contains("TYPE_CHANGED at /properties/a/type");
        assertThat(results.at("/id")).isEqualTo(results.at("/registered/id"));
        assertThat(results.at("/version").asInt()).isEqualTo(2);
        assertThat(results.at("/versions").toString()).isEqualTo("[1,2]");
        assertThat(results.at("/subjects")).isEqualTo(BooleanNode.TRUE);
        assertThat(results.at("/latest")).isEqualTo(results.at("/registered"));
        assertThat(results.at("/byId/schema")).isEqualTo(results.at("/metadata/schema"));
        assertThat(results.at("/unknownVersion").asText()).startsWith("404 40402 ");
        assertThat(results.at("/unknownSubject").asText()).startsWith("404 40401 ");
        assertThat(results.at("/decoded/b").asInt()).isEqualTo(1);
        assertThat(results.at("/invalid").asText()).contains("must be string");
        assertThat(results.at("/deleted").toString()).isEqualTo("[1,2]");
        assertThat(results.at("/deletedForGood").toString()).isEqualTo("[1,2]");
    }

    @Test
    void refusalsHaveTheNumbersThatClientsKnow() throws Exception {
        assertThat(ask("GET", "/subjects/nobody/versions", "").at("/error_code").asInt())
                .isEqualTo(40401);
        assertThat(ask("GET", "/schemas/ids/99999", "").at("/error_code").asInt())
                .isEqualTo(40403);
        assertThat(ask("POST", "/subjects/t/versions", "{\"schema\":\"\\\"string\\\"\"}")
                        .at("/message")
                        .asText())
                .contains("AVRO");
        assertThat(ask("PUT", "/config", "{\"compatibility\":\"SIDEWAYS\"}")
                        .at("/error_code")
                        .asInt())
                .isEqualTo(42203);
        assertThat(ask("PUT", "/mode/t", "{\"mode\":\"IMPORT\"}")
                        .at("/error_code")
                        .asInt())
                .isEqualTo(42204);
        assertThat(ask("GET", "/config/t", "").at("/error_code").asInt()).isEqualTo(40408);
        assertThat(ask("GET", "/config", "").at("/compatibilityLevel").asText()).isEqualTo("BACKWARD");
        assertThat(ask("GET", "/mode", "").at("/mode").asText()).isEqualTo("READWRITE");
        assertThat(ask("GET", "/schemas/types", "").toString()).isEqualTo("[\"JSON\"]");
        assertThat(send("GET", "/registry/subjects", REGISTRY_JSON, "", "Basic nonsense")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatWasPushedIsCheckedComparedListedPromotedAndDeleted() throws Exception {
        Path first = file("first.json", "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}");
        Path wider = file("wider.json", "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\"}}}");
        Path other = file("other.json", "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"string\"}}}");

        assertThat(penstock.json("schema", "push", first.toString(), "--type", "cli.type")
                        .at("/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(penstock.penstock("schema", "check", wider.toString(), "--type", "cli.type")
                        .exitCode())
                .isZero();
        Commands.Result refused = penstock.penstock("schema", "check", other.toString(), "--type", "cli.type");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("TYPE_CHANGED at /properties/n/type (BACKWARD from version 1)");
        assertThat(penstock.penstock("schema", "push", other.toString(), "--type", "cli.type")
                        .exitCode())
                .isEqualTo(1);
        penstock.printed("schema", "push", wider.toString(), "--type", "cli.type");
        assertThat(penstock.printed("schema", "diff", "cli.type", "1", "2"))
                .isEqualTo("loosened  /properties/n/type: type was integer, now number");
        assertThat(penstock.printed("schema", "list")).contains("cli.type");
        String here = penstock.url("").toString();
        assertThat(penstock.json("schema", "promote", "--from", here, "--to", here, "--type", "cli.type", "--dry-run")
                        .at("/0/outcome")
                        .asText())
                .isEqualTo("same");
        assertThat(ask("DELETE", "/subjects/cli.type", "").toString()).isEqualTo("[1,2]");
        assertThat(ask("DELETE", "/subjects/cli.type?permanent=true", "").toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void anEventIsCheckedByWhatWasRegisteredAMomentAgo() throws Exception {
        String before = submit();
        await().atMost(Duration.ofSeconds(60)).until(() -> status(before).equals("published"));
        Path demanding = file("demanding.json", DEMANDING);

        JsonNode found = penstock.read(check(
                "content.submitted",
                "{\"schemaType\":\"JSON\",\"events\":100,\"schema\":" + new ObjectMapper().writeValueAsString(DEMANDING)
                        + "}"));
        assertThat(found.at("/trial/rejected").asInt())
                .isPositive()
                .isEqualTo(found.at("/trial/events").asInt());
        assertThat(found.at("/trial/complaints/0/pointer").asText()).isEqualTo("/data");

        assertThat(ask("PUT", "/config/content.submitted", "{\"compatibility\":\"NONE\"}")
                        .toString())
                .isEqualTo("{\"compatibility\":\"NONE\"}");
        penstock.printed("schema", "push", demanding.toString(), "--type", "content.submitted");
        String after = submit();
        await().atMost(Duration.ofSeconds(60)).until(() -> status(after).equals("invalid"));
        ask("DELETE", "/subjects/content.submitted", "");
        String later = submit();
        await().atMost(Duration.ofSeconds(60)).until(() -> status(later).equals("published"));
    }

    private String submit() throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        String secret = penstock.printed("secret", "community");
        var answer = penstock.post(
                "community",
                body,
                VendorSignatures.standardWebhooks(secret, id, Instant.now().getEpochSecond(), body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return id;
    }

    private String status(String id) throws Exception {
        return penstock.event("community", id).at("/status").asText();
    }

    private HttpResponse<String> check(String type, String body) throws Exception {
        return send(
                "POST", "/schemas/" + type + "/check", "application/json", body, "Bearer " + penstock.printed("token"));
    }

    private JsonNode ask(String method, String path, String body) throws Exception {
        String basic = "anybody:" + penstock.printed("token");
        return penstock.read(send(
                method,
                "/registry" + path,
                REGISTRY_JSON,
                body,
                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> send(String method, String path, String mediaType, String body, String authorization)
            throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(penstock.url("/api/v1" + path))
                                .header("Authorization", authorization)
                                .header("Content-Type", mediaType)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static Path file(String name, String text) throws IOException {
        Path folder = Checkout.path("system-tests/target/schemas");
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text);
    }

    /** What came of each step of a client's script. */
    private JsonNode used(String script) throws Exception {
        assumeTrue(
                (Commands.exists("node") && Commands.exists("npm")) || System.getenv("PENSTOCK_REQUIRE_NODE") != null,
                "the client needs Node 20, which this machine does not have");
        return new ObjectMapper()
                .readTree(Commands.run(
                                installedClients(),
                                Map.of(
                                        "REGISTRY_URL",
                                                penstock.url("/api/v1/registry").toString(),
                                        "REGISTRY_TOKEN", penstock.printed("token")),
                                "",
                                List.of("node", script))
                        .orFail()
                        .output());
    }

    private static Path installedClients() throws IOException, InterruptedException {
        Path folder = Checkout.path("system-tests/target/registry-client");
        boolean installed = Files.isDirectory(folder.resolve("node_modules/@kafkajs/confluent-schema-registry"))
                && Files.isDirectory(folder.resolve("node_modules/@confluentinc/schemaregistry"));
        Files.createDirectories(folder);
        for (String file :
                List.of("package.json", "package-lock.json", "use-registry.mjs", "use-confluent-registry.mjs")) {
            Files.write(folder.resolve(file), Files.readAllBytes(CLIENTS.resolve(file)));
        }
        if (!installed) {
            Commands.run(folder, Map.of(), "", List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .orFail();
        }
        return folder;
    }
}
