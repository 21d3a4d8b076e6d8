package dev.penstock.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.event.Payload;
import dev.penstock.handshake.Handshakes;
import dev.penstock.schema.EventSchema;
import dev.penstock.signature.SchemeReading;
import dev.penstock.source.DecisionWish;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Goal: the JSON Schemas that editors complete from and the reader agree. Method: the same keys; every shipped file passes both; a
 * corpus of wrong files fails both.
 */
class EditorSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("../server-config/definitions");
    private static final List<String> KINDS = List.of("source", "pipeline", "model");

    /** A file and a change that makes it wrong, in a way that a schema can express. */
    private record Wrong(String path, String part, String replacement) {}

    private static final List<Wrong> CORPUS = List.of(
            new Wrong(DefinitionFiles.SOURCE, "source: forum", "source: Forum"),
            new Wrong(DefinitionFiles.SOURCE, "source: forum\n", ""),
            new Wrong(DefinitionFiles.SOURCE, "provider: standard-webhooks", "provider: standardwebhooks"),
            new Wrong(DefinitionFiles.SOURCE, "provider: standard-webhooks\n", ""),
            new Wrong(DefinitionFiles.SOURCE, "provider", "signature: { scheme: hmac }\nprovider"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: md5, algorithm: SHA256, encoding: hex, header: X }"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: hmac, algorithm: SHA256, encoding: hex }"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: hmac, algorithm: SHA256, encoding: hex, header: X, signed: x }"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: jws, header: X }"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: token, header: \"a b\" }"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "provider: standard-webhooks",
                    "id: /id\ntype: /type\nsignature: { scheme: hmac, algorithm: SHA256, encoding: hex, header: X, secret: plain }"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "tolerance: 5\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "remember: 30\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "[\"${forum.secret}\"]", "[hunter2]"),
            new Wrong(DefinitionFiles.SOURCE, "[\"${forum.secret}\"]", "[]"),
            new Wrong(DefinitionFiles.SOURCE, "/data/kind", "data.kind"),
            new Wrong(DefinitionFiles.SOURCE, "  kind:", "  theKind:"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "id: \"=x\"\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "id: \"claim:\"\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "filter: \"\"\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { body: 1MB }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { rate: 500 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { rate: 0/s }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { burst: 10 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { concurrency: 0 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { headers: 201 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { allow-from: [] }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { allow-from: [example.com] }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: now\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: { decision: {} }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: { decision: { within: 5 } }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: { decision: { in: 5ms } }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: { decision: { pipeline: A } }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: decision\nanswer: { status: 200 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "respond: decision\neach: /events\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: {}\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: { refusals: none }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: { status: 203 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: { status: 204, body: x }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: { content-type: text/plain }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "answer: { content-type: text, body: x }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "id: \"form:\"\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "limits: { events: 0 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "content: yaml\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "content: cloudevents\ntype: /type\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "form: { xml: payload }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "each: events\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "handshake: slack\nattributes"),
            new Wrong(
                    DefinitionFiles.SOURCE,
                    "attributes",
                    "handshake: { use: meta-challenge, token: hunter2 }\nattributes"),
            new Wrong(DefinitionFiles.SOURCE, "attributes", "public-url: hooks.example.com\nattributes"),
            new Wrong(DefinitionFiles.PIPELINE, "pipeline: moderation", "pipeline: 7"),
            new Wrong(DefinitionFiles.PIPELINE, "stages:", "enabled: perhaps\nstages:"),
            new Wrong(DefinitionFiles.PIPELINE, "emits: content.scored", "emits: \"\""),
            new Wrong(DefinitionFiles.PIPELINE, "    input: { text: /data/data/text }\n", ""),
            new Wrong(DefinitionFiles.PIPELINE, "/data/data/text", "/data/~text"),
            new Wrong(DefinitionFiles.PIPELINE, "model: text-moderation", "model: text-moderation@newest"),
            new Wrong(DefinitionFiles.PIPELINE, "{ type: content.scored }", "{ typ: content.scored }"),
            new Wrong(DefinitionFiles.PIPELINE, "threat: 0.8", "threat: 1.1"),
            new Wrong(DefinitionFiles.PIPELINE, "any: { threat", "all: { threat"),
            new Wrong(DefinitionFiles.PIPELINE, "otherwise: approve", "otherwise: accept"),
            new Wrong(DefinitionFiles.PIPELINE, "emits: content.scored", "emits: content.scored\n    timeout: 2"),
            new Wrong(DefinitionFiles.PIPELINE, "emits: content.scored", "emits: content.scored\n    concurrency: 33"),
            new Wrong(DefinitionFiles.PIPELINE, "emits: content.scored", "emits: content.scored\n    batch: 0"),
            new Wrong(DefinitionFiles.PIPELINE, "emits: content.scored", "emits: content.scored\n    cache: 1000"),
            new Wrong(DefinitionFiles.PIPELINE, "    decide:", "    cache: 1MiB\n    decide:"),
            new Wrong(
                    DefinitionFiles.PIPELINE,
                    "emits: content.scored",
                    "emits: content.scored\n    delivery: { attempts: 101 }"),
            new Wrong(
                    DefinitionFiles.PIPELINE,
                    "emits: content.scored",
                    "emits: content.scored\n    delivery: { multiplier: 0.5 }"),
            new Wrong(
                    DefinitionFiles.PIPELINE, "emits: content.scored", "emits: content.scored\n    retention: 2 days"),
            new Wrong(DefinitionFiles.PIPELINE, "    decide:", "    model: text-moderation\n    decide:"),
            new Wrong(
                    DefinitionFiles.PIPELINE,
                    "      otherwise:",
                    "      grade: { from: { low: 0 } }\n      otherwise:"),
            new Wrong(
                    DefinitionFiles.PIPELINE,
                    "      otherwise:",
                    "      grade: { label: spam, from: { Low: 0 } }\n      otherwise:"),
            delivering("{}"),
            delivering("{ url: \"https://crm.example\" }"),
            delivering("{ url: \"${crm.url}\", path: contacts }"),
            delivering("{ url: \"${crm.url}\", method: GET }"),
            delivering("{ url: \"${crm.url}\", secrets: [] }"),
            delivering("{ url: \"${crm.url}\", secrets: [hunter2] }"),
            delivering("{ url: \"${crm.url}\", token: hunter2 }"),
            delivering("{ url: \"${crm.url}\", headers: { X-Key: hunter2 } }"),
            delivering("{ url: \"${crm.url}\", pause: 5 }"),
            delivering("{ url: \"${crm.url}\", retries: 2 }"),
            delivering("{ url: \"${crm.url}\" }\n    batch: 2"),
            delivering("{ url: \"${crm.url}\" }\n    model: text-moderation"),
            new Wrong(DefinitionFiles.MODEL, "version: 1", "version: 0"),
            new Wrong(DefinitionFiles.MODEL, "runtime: text-classifier", "runtime: onnx"),
            new Wrong(DefinitionFiles.MODEL, "penstock/models", "/penstock/models"),
            new Wrong(DefinitionFiles.MODEL, "sha256: 0f", "sha256: 0F"),
            new Wrong(DefinitionFiles.MODEL, "type: object", "type: array"),
            new Wrong(DefinitionFiles.MODEL, "additionalProperties: false", "additionalProperties: true"),
            new Wrong(DefinitionFiles.MODEL, "sha256:", "digest:"),
            new Wrong(DefinitionFiles.MODEL, "versions:", "aliases: { leader: 1 }\nversions:"),
            new Wrong(DefinitionFiles.MODEL, "versions:", "price: { currency: euro }\nversions:"),
            new Wrong(DefinitionFiles.MODEL, "versions:", "price: { currency: EUR, call: -1 }\nversions:"),
            new Wrong(DefinitionFiles.MODEL, "toxic, insult", "toxic, toxic"),
            new Wrong(
                    DefinitionFiles.MODEL,
                    "versions:",
                    "remote: { url: \"http://models\", model: x, inputs: { text: { datatype: BYTES } } }\nversions:"),
            new Wrong(
                    DefinitionFiles.MODEL,
                    "versions:",
                    "remote: { url: \"${models.url}\", model: x, inputs: { text: { datatype: TEXT } } }\nversions:"),
            new Wrong(DefinitionFiles.MODEL, "versions:", "remote: { url: \"${models.url}\", model: x }\nversions:"),
            new Wrong(DefinitionFiles.MODEL, "labels:", "label:"));

    /** A further stage that writes back. */
    private static Wrong delivering(String deliver) {
        return new Wrong(
                DefinitionFiles.PIPELINE,
                "stages:\n",
                "stages:\n  - stage: tell\n    on: { type: content.decided }\n    emits: content.told\n    deliver: "
                        + deliver + "\n");
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsWrongForBoth() {
        DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());
        return CORPUS.stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.path() + ": " + wrong.replacement(), () -> {
                    Map<String, String> files = new DefinitionFiles()
                            .edit(wrong.path(), wrong.part(), wrong.replacement())
                            .texts();
                    assertThat(catchThrowable(() -> reader.read(files)))
                            .as("reader")
                            .isInstanceOf(InvalidDefinitions.class);
                    assertThat(accepts(wrong.path(), files.getOrDefault(wrong.path(), "")))
                            .as("editor's schema")
                            .isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySoundFilePassesTheEditorsSchema() {
        Map<String, String> files = DefinitionsFolder.read(FOLDER);
        new DefinitionFiles().texts().forEach((path, text) -> files.put(path.replace(".yaml", "-of-tests.yaml"), text));
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".yaml"))
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertThat(accepts(file.getKey(), file.getValue()))
                                .isTrue()));
    }

    @Test
    void everyShippedFileNamesItsSchemaForEditors() {
        DefinitionsFolder.read(FOLDER).forEach((path, text) -> {
            if (path.startsWith("sources/") || path.startsWith("pipelines/")) {
                assertThat(text)
                        .as(path)
                        .startsWith("# yaml-language-server: $schema=../.schema/" + kind(path) + ".schema.json\n");
            }
        });
    }

    @Test
    void bothKnowTheSameKeys() throws IOException {
        JsonNode source = schema("source");
        assertThat(keys(source)).isEqualTo(SourceFile.KEYS);
        assertThat(keys(source.at("/properties/limits"))).isEqualTo(LimitsFields.KEYS);
        assertThat(keys(source.at("/properties/schema"))).isEqualTo(SchemaFields.KEYS);
        assertThat(keys(source.at("/properties/answer"))).isEqualTo(AnswerFields.ANSWER_KEYS);
        JsonNode respond = source.at("/properties/respond/oneOf/1");
        assertThat(keys(respond)).isEqualTo(AnswerFields.RESPOND_KEYS);
        assertThat(keys(respond.at("/properties/decision"))).isEqualTo(AnswerFields.DECISION_KEYS);
        assertThat(keys(source.at("/properties/form"))).isEqualTo(BodyFields.FORM_KEYS);
        assertThat(keys(source.at("/properties/handshake/anyOf/1"))).isEqualTo(HandshakeFields.KEYS);
        assertThat(keys(source.at("/$defs/signature"))).isEqualTo(SchemeReading.KEYS);
        assertThat(keys(source.at("/$defs/signature/properties/timestamp"))).isEqualTo(SchemeReading.TIMESTAMP_KEYS);
        assertThat(keys(source.at("/$defs/signature/properties/certificate")))
                .isEqualTo(SchemeReading.CERTIFICATE_KEYS);
        JsonNode pipeline = schema("pipeline");
        JsonNode stage = pipeline.at("/$defs/stage");
        assertThat(keys(pipeline)).isEqualTo(PipelineFile.KEYS);
        assertThat(keys(stage)).isEqualTo(StageFields.KEYS);
        assertThat(keys(stage.at("/properties/on"))).isEqualTo(StageFields.ON_KEYS);
        assertThat(keys(stage.at("/properties/delivery"))).isEqualTo(StageFields.DELIVERY_KEYS);
        assertThat(keys(stage.at("/properties/deliver"))).isEqualTo(TargetFields.KEYS);
        assertThat(keys(stage.at("/properties/decide"))).isEqualTo(WorkFields.DECIDE_KEYS);
        assertThat(keys(stage.at("/properties/decide/properties/grade"))).isEqualTo(WorkFields.GRADE_KEYS);
        assertThat(keys(pipeline.at("/$defs/thresholds"))).isEqualTo(WorkFields.ANY_KEYS);
        JsonNode model = schema("model");
        assertThat(keys(model)).isEqualTo(ModelFile.KEYS);
        assertThat(keys(model.at("/properties/aliases"))).isEqualTo(ModelFile.ALIAS_KEYS);
        assertThat(keys(model.at("/$defs/version"))).isEqualTo(VersionFields.KEYS);
        assertThat(keys(model.at("/$defs/artifacts/additionalProperties"))).isEqualTo(VersionFields.ARTIFACT_KEYS);
        assertThat(keys(model.at("/$defs/price"))).isEqualTo(VersionFields.PRICE_KEYS);
        Set<String> remote = new TreeSet<>(RemoteFields.KEYS);
        remote.addAll(RemoteFields.TENSOR_KEYS);
        remote.addAll(RemoteFields.CHAT_KEYS);
        assertThat(keys(model.at("/$defs/remote"))).isEqualTo(remote);
        assertThat(keys(model.at("/$defs/tensorInput"))).isEqualTo(TensorFields.INPUT_KEYS);
    }

    @Test
    void theEditorsSchemaNamesTheProvidersOfTheCatalogue() throws IOException {
        List<String> named = new ArrayList<>();
        schema("source").at("/properties/provider/enum").forEach(name -> named.add(name.asText()));
        assertThat(named)
                .containsExactlyElementsOf(ProviderCatalogue.bundled().all().stream()
                        .map(provider -> provider.name())
                        .toList());
    }

    @Test
    void theEditorsSchemaNamesTheHandshakesThatAreKnown() throws IOException {
        List<String> named = new ArrayList<>();
        schema("source").at("/$defs/handshake/enum").forEach(name -> named.add(name.asText()));
        assertThat(named).containsExactlyElementsOf(Handshakes.bundled().keySet());
    }

    @Test
    void theEditorsSchemaShowsTheReadersDefaults() throws IOException {
        JsonNode stage = schema("pipeline").at("/$defs/stage/properties");
        assertThat(stage.at("/timeout/default").asText()).isEqualTo(Quantity.write(StageFields.TIMEOUT_DEFAULT));
        assertThat(stage.at("/concurrency/default").asInt()).isEqualTo(StageFields.CONCURRENCY_DEFAULT);
        assertThat(stage.at("/batch/default").asInt()).isEqualTo(StageFields.BATCH_DEFAULT);
        assertThat(stage.at("/retention/default").asText()).isEqualTo(Quantity.write(StageFields.RETENTION_DEFAULT));
        JsonNode delivery = stage.at("/delivery/properties");
        assertThat(delivery.at("/attempts/default").asInt()).isEqualTo(StageFields.DELIVERY_DEFAULT.attempts());
        assertThat(delivery.at("/multiplier/default").asDouble()).isEqualTo(StageFields.DELIVERY_DEFAULT.multiplier());
        assertThat(Quantity.duration(delivery.at("/delay/default").asText()))
                .contains(StageFields.DELIVERY_DEFAULT.delay());
        assertThat(Quantity.duration(delivery.at("/max-delay/default").asText()))
                .contains(StageFields.DELIVERY_DEFAULT.maxDelay());
        JsonNode remote = schema("model").at("/$defs/remote/properties");
        assertThat(remote.at("/timeout/default").asText()).isEqualTo(Quantity.write(RemoteFields.TIMEOUT_DEFAULT));
        assertThat(remote.at("/pause/default").asText()).isEqualTo(Quantity.write(RemoteFields.PAUSE_DEFAULT));
        assertThat(remote.at("/retries/default").asInt()).isEqualTo(RemoteFields.RETRIES_DEFAULT);
        assertThat(remote.at("/concurrency/default").asInt()).isEqualTo(RemoteFields.CONCURRENCY_DEFAULT);
        assertThat(remote.at("/batch/default").asInt()).isEqualTo(TensorFields.BATCH_DEFAULT);
        assertThat(remote.at("/output-tokens/default").asInt()).isEqualTo(RemoteFields.OUTPUT_TOKENS_DEFAULT);
        assertThat(schema("source")
                        .at("/properties/limits/properties/body/default")
                        .asText())
                .isEqualTo(Quantity.write(LimitsFields.BODY_BYTES_DEFAULT));
        assertThat(schema("source")
                        .at("/properties/respond/oneOf/1/properties/decision/properties/within/default")
                        .asText())
                .isEqualTo(Quantity.write(DecisionWish.WITHIN_DEFAULT));
    }

    private static boolean accepts(String path, String yaml) throws IOException {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        String kind = kind(path);
        assertThat(KINDS).contains(kind);
        return EventSchema.compile(kind, 1, Files.readString(schemaFile(kind)))
                .violations(Payload.ofJson(JSON.valueToTree(value)))
                .isEmpty();
    }

    private static String kind(String path) {
        return path.substring(0, path.indexOf('/') - 1);
    }

    private static JsonNode schema(String kind) throws IOException {
        return JSON.readTree(Files.readString(schemaFile(kind)));
    }

    private static Path schemaFile(String kind) {
        return FOLDER.resolve(".schema/" + kind + ".schema.json");
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
