package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static dev.penstock.definitions.DefinitionFiles.SCHEMA;
import static dev.penstock.definitions.DefinitionFiles.SOURCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.decision.Grades;
import dev.penstock.decision.Verdict;
import dev.penstock.limit.Limits;
import dev.penstock.mapping.Expression;
import dev.penstock.model.ModelReference;
import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Locator;
import dev.penstock.source.OnInvalid;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import dev.penstock.writeback.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Goal: sound definitions become records, with stated defaults; unsound ones say where, what and what instead. Method: a
 * sound folder, of which each test replaces a part.
 */
class DefinitionsReaderTest {
    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aSourceOfAKnownProviderNeedsItsSecretsOnly() {
        Source source = source(new DefinitionFiles()
                .edit(SOURCE, "attributes:\n  kind: /data/kind\n", "")
                .edit(PIPELINE, ", where: \"kind = 'comment'\"", ""));
        assertThat(source)
                .isEqualTo(new Source(
                        "forum",
                        new StandardWebhooksScheme(),
                        List.of(new ConfigKey("forum.secret")),
                        new Locator.Header("webhook-id"),
                        new Locator.Body(JsonPointer.compile("/type")),
                        null,
                        new TreeMap<>(),
                        Limits.ofBody(1 << 20)));
    }

    @Test
    void aSourceMayDescribeHowItsSenderSignsAndWhereThingsStand() {
        Source source = source(new DefinitionFiles().with(SOURCE, """
                                source: forum
                                signature:
                                  scheme: hmac
                                  algorithm: SHA512
                                  encoding: base64
                                  header: X-Forum-Signature
                                  format: "t={timestamp},v1={signature}"
                                  signed: "{timestamp}.{body}"
                                  timestamp: { unit: ms, tolerance: 90s }
                                id: X-Forum-Id
                                type: "=content.submitted"
                                secrets: ["${forum.new}", "${forum.old}"]
                                filter: kind <> 'test'
                                attributes: { kind: /kind }
                                limits: { body: 64KiB }
                                """));
        assertThat(source.signature().word()).isEqualTo("hmac");
        assertThat(source.signature().places()).containsExactly(new RequestPlace.Header("X-Forum-Signature"));
        assertThat(source.signature().coversBody()).isTrue();
        assertThat(source.idLocator()).isEqualTo(new Locator.Header("X-Forum-Id"));
        assertThat(source.typeLocator()).isEqualTo(new Locator.Constant("content.submitted"));
        assertThat(source.secrets()).containsExactly(new ConfigKey("forum.new"), new ConfigKey("forum.old"));
        assertThat(source.filter()).hasToString("kind <> 'test'");
        assertThat(source.bodyMaxBytes()).isEqualTo(65_536);
    }

    @Test
    void aSourceSaysHowLongItRemembers() {
        assertThat(source(new DefinitionFiles()).remember()).isEqualTo(Duration.ofDays(90));
        assertThat(source(new DefinitionFiles().edit(SOURCE, "attributes:", "remember: 96h\nattributes:"))
                        .remember())
                .isEqualTo(Duration.ofDays(4));
        for (String wrong : List.of("95h", "3651d", "always")) {
            assertThatThrownBy(() -> source(
                            new DefinitionFiles().edit(SOURCE, "attributes:", "remember: " + wrong + "\nattributes:")))
                    .hasMessageContaining("remember: found")
                    .hasMessageContaining("from 4d to 3650d");
        }
    }

    @Test
    void aSourceMayRejectWhatViolatesItsSchemaAndQuarantinesItOtherwise() {
        assertThat(source(new DefinitionFiles()).onInvalid()).isEqualTo(OnInvalid.QUARANTINE);
        assertThat(source(new DefinitionFiles()
                                .edit(SOURCE, "attributes:", "schema: { on-invalid: reject }\nattributes:"))
                        .onInvalid())
                .isEqualTo(OnInvalid.REJECT);
        assertThatThrownBy(() -> source(new DefinitionFiles()
                        .edit(SOURCE, "attributes:", "schema: { on-invalid: rejects }\nattributes:")))
                .hasMessageContaining("schema.on-invalid")
                .hasMessageContaining("quarantine, reject");
    }

    @Test
    void aSourceMayOverrideWhereItsProvidersTypeStands() {
        Source source = source(new DefinitionFiles().edit(SOURCE, "secrets", "type: /event\nsecrets"));
        assertThat(source.typeLocator()).isEqualTo(new Locator.Body(JsonPointer.compile("/event")));
        assertThat(source.idLocator()).isEqualTo(new Locator.Header("webhook-id"));
    }

    @Test
    void aStageHasDefaultsForAllThatMostStagesShare() {
        Stage stage = stage(new DefinitionFiles(), "classify");
        assertThat(stage.on().brokerFilter())
                .isEqualTo("cloudEvents_type = 'content.submitted' AND (cloudEvents_kind = 'comment')");
        assertThat(stage.work()).isInstanceOfSatisfying(Work.Infer.class, infer -> {
            assertThat(infer.model()).isEqualTo(ModelReference.champion("text-moderation"));
            assertThat(infer.input()).containsEntry("text", Expression.parse("/data/data/text"));
        });
        assertThat(stage.emits()).isEqualTo("content.scored");
        assertThat(stage.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(stage.concurrency()).isEqualTo(2);
        assertThat(stage.batchMax()).isEqualTo(32);
        assertThat(stage.delivery()).isEqualTo(new DeliveryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(60)));
        assertThat(stage.retention()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void aPipelineThatIsNotEnabledIsCheckedAndLeftOut() {
        DefinitionFiles files =
                new DefinitionFiles().edit(DefinitionFiles.PIPELINE, "stages:", "enabled: false\nstages:");
        assertThat(reader.read(files.texts()).definitions().pipelines()).isEmpty();
        assertThat(catchThrowable(() -> reader.read(files.edit(DefinitionFiles.PIPELINE, "threat: 0.8", "treat: 0.8")
                        .texts())))
                .isInstanceOf(InvalidDefinitions.class);
    }

    @Test
    void aStageMaySayEverythingItself() {
        Stage stage = stage(new DefinitionFiles().edit(PIPELINE, "    emits: content.scored\n", """
                            emits: content.scored
                            timeout: 200ms
                            concurrency: 4
                            batch: 1
                            delivery: { attempts: 3, delay: 200ms, multiplier: 1.5, max-delay: 5s }
                            retention: 1h
                        """), "classify");
        assertThat(stage.timeout()).isEqualTo(Duration.ofMillis(200));
        assertThat(stage.concurrency()).isEqualTo(4);
        assertThat(stage.batchMax()).isEqualTo(1);
        assertThat(stage.delivery())
                .isEqualTo(new DeliveryPolicy(3, Duration.ofMillis(200), 1.5, Duration.ofSeconds(5)));
        assertThat(stage.retention()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aStageDecidesByThresholds() {
        Work work = stage(new DefinitionFiles(), "decide").work();
        assertThat(work).isInstanceOfSatisfying(Work.Decide.class, decide -> {
            assertThat(decide.thresholds().reject()).containsOnlyKeys("threat").containsEntry("threat", 0.8);
            assertThat(decide.thresholds().hold()).containsEntry("spam", 0.5);
            assertThat(decide.thresholds().otherwise()).isEqualTo(Verdict.APPROVE);
        });
    }

    @Test
    void aStageMayGradeWhatItDecides() {
        String grade = "      grade: { label: spam, from: { hot: 0.6, warm: 0.4, cold: 0 } }\n      otherwise:";
        assertThat(stage(new DefinitionFiles().edit(PIPELINE, "      otherwise:", grade), "decide")
                        .work())
                .isInstanceOfSatisfying(
                        Work.Decide.class,
                        decide -> assertThat(decide.thresholds().grades())
                                .isEqualTo(new Grades(
                                        "spam", new TreeMap<>(Map.of("hot", 0.6, "warm", 0.4, "cold", 0.0)))));
    }

    @Test
    void gradesLeaveNothingOutAndShareNoBound() {
        assertThat(problems(
                                new DefinitionFiles()
                                        .edit(
                                                PIPELINE,
                                                "      otherwise:",
                                                "      grade: { label: spam, from: { hot: 0.6, warm: 0.6 } }\n      otherwise:"))
                        .getMessage())
                .contains(
                        "decide.grade.from.warm: found '0.6', as of 'hot'; allowed: a bound of its own for each grade",
                        "decide.grade.from: found no grade from 0; allowed: one grade from 0, so that everything has a grade");
    }

    @Test
    void aStageCanTellAnotherSystem() {
        Stage stage = stage(new DefinitionFiles().edit(PIPELINE, "stages:\n", """
                        stages:
                          - stage: tell
                            on: { type: content.decided }
                            deliver:
                              url: ${crm.url}
                              path: "/records/{/data/subject}"
                              method: PUT
                              secrets: ["${crm.secret}"]
                              headers: { X-Api-Key: "${crm.key}" }
                            emits: content.told
                        """), "tell");

        assertThat(stage.batchMax()).isEqualTo(1);
        assertThat(stage.work()).isInstanceOfSatisfying(Work.Deliver.class, deliver -> {
            assertThat(deliver.target().url()).isEqualTo(new ConfigKey("crm.url"));
            assertThat(deliver.target().path()).hasToString("/records/{/data/subject}");
            assertThat(deliver.target().method()).isEqualTo(Target.Method.PUT);
            assertThat(deliver.target().secrets()).containsExactly(new ConfigKey("crm.secret"));
            assertThat(deliver.target().headers()).containsEntry("X-Api-Key", new ConfigKey("crm.key"));
            assertThat(deliver.target().pause()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(problems(new DefinitionFiles().edit(PIPELINE, "stages:\n", """
                        stages:
                          - stage: tell
                            on: { type: content.decided }
                            deliver: { url: "${crm.url}", path: "/{$now()}", headers: { Host: "${crm.key}" } }
                            emits: content.told
                        """))
                        .getMessage())
                .contains("deliver.path: found '/{$now()}'; allowed: between braces functions that give the same")
                .contains("deliver.headers.Host: found header 'Host'; allowed: a header of your own");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceWithFileAndLine() {
        DefinitionFiles files = new DefinitionFiles()
                .with(SOURCE, """
                        source: forums
                        provider: standard-webhook
                        secrets: [whsec_abcdefgh]
                        filter: "knd = 'test'"
                        attributes: { kind: /data/kind }
                        limit: { body: 1MB }
                        """)
                .with(PIPELINE, """
                        pipeline: moderation
                        stages:
                          - stage: classify
                            on: { type: content.submitted, where: "kind = 'comment" }
                            model: text-moderation
                            input: { text: /data/data/text }
                            emits: content.scored
                            timeout: 2
                            respond: true
                          - stage: decide
                            on: { type: content.scored }
                            decide:
                              reject: { any: { threat: 1.8 } }
                            emits: content.decided
                            concurrency: 4
                            concurrency: 8
                        """)
                .edit(MODEL, "version: 1", "version: one")
                .with(SCHEMA, "{\n  \"type\": \"objekt\"\n}")
                .with("alert.yaml", "x: y");
        assertThat(problems(files).getMessage()).isEqualTo("""
                        the definitions have 14 problems:
                          alert.yaml: found a file of this name; allowed: sources/*.yaml, pipelines/*.yaml, models/*.yaml, schemas/<type>/<n>.json, *.md
                          models/text-moderation.yaml:11: versions[0].version: found 'one'; allowed: a whole number from 1 to 1000000
                          pipelines/moderation.yaml:4: stages[0].on.where: found 'kind = 'comment', at character 8: the text that begins here has no closing quote, or a control character in it; allowed: a condition such as "kind = 'comment'"
                          pipelines/moderation.yaml:8: stages[0].timeout: found '2'; allowed: a duration such as 200ms, 2s, 5m, 1h or 2d, from 100ms to 10m
                          pipelines/moderation.yaml:9: stages[0].respond: found an unknown key; allowed: batch, cache, carry, concurrency, decide, deliver, delivery, emits, input, model, on, retention, stage, timeout
                          pipelines/moderation.yaml:13: stages[1].decide.otherwise: found nothing; allowed: a value: the key is required
                          pipelines/moderation.yaml:13: stages[1].decide.reject.any.threat: found '1.8'; allowed: a number from 0 to 1
                          pipelines/moderation.yaml:16: stages[1].concurrency: found the key a second time; allowed: each key once
                          schemas/content.submitted/1.json:2: /type: found a keyword that is misused; allowed: must be one of ["array","boolean","integer","null","number","object","string"]
                          sources/forum.yaml:1: source: found 'forums'; allowed: 'forum', the name of the file
                          sources/forum.yaml:2: provider: found 'standard-webhook'; allowed: standard-webhooks, or a 'signature' of your own
                          sources/forum.yaml:3: secrets[0]: found a value that is not shown here; allowed: a reference such as ${github.secret}; a secret stands in no file
                          sources/forum.yaml:4: filter: found attribute 'knd', which no event of this source has (did you mean 'kind'?); allowed: id, kind, source, type
                          sources/forum.yaml:6: limit: found an unknown key (did you mean 'limits'?); allowed: answer, attributes, content, each, filter, form, handshake, header, id, limits, provider, public-url, remember, respond, schema, secrets, signature, source, tolerance, type""");
    }

    @Test
    void aClaimIsAPlaceOnlyWhereATokenIsVerified() {
        String signature =
                "signature: { scheme: jws, algorithm: HS256, header: body }\nid: claim:jti\ntype: claim:/sub/t";
        Source source = source(new DefinitionFiles().edit(SOURCE, "provider: standard-webhooks", signature));
        assertThat(source.idLocator()).isEqualTo(new Locator.Claim(JsonPointer.compile("/jti")));
        assertThat(source.typeLocator()).isEqualTo(new Locator.Claim(JsonPointer.compile("/sub/t")));
        assertThat(problems(new DefinitionFiles().edit(SOURCE, "secrets", "id: X-A | claim:jti\nsecrets")))
                .hasMessageContaining(
                        "sources/forum.yaml:3: id: found header X-A or claim /jti, which only a token has;"
                                + " allowed: a place elsewhere: of this source's scheme, standard-webhooks, there is no token");
    }

    private Source source(DefinitionFiles files) {
        return requireNonNull(read(files).definitions().sources().get("forum"));
    }

    private Stage stage(DefinitionFiles files, String name) {
        return read(files)
                .definitions()
                .stage(new StageName("moderation", name))
                .orElseThrow();
    }

    private ReadDefinitions read(DefinitionFiles files) {
        return reader.read(files.texts());
    }

    private InvalidDefinitions problems(DefinitionFiles files) {
        return catchThrowableOfType(InvalidDefinitions.class, () -> read(files));
    }
}
