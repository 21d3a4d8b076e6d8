package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static dev.penstock.definitions.DefinitionFiles.SOURCE;
import static dev.penstock.definitions.DefinitionFiles.SOURCE_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.source.ProviderCatalogue;
import org.junit.jupiter.api.Test;

/** Goal: no file can trick or choke the reader, and no report shows a secret. Method: one hostile or clumsy file at a time. */
class UnsoundFilesTest {
    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aSecretThatWasWrittenDownIsNeverShown() {
        for (String secrets :
                new String[] {"hunter2", "[hunter2]", "[\"${a}\", \"hunter2\"]", "{ now: hunter2 }", "[[hunter2]]"}) {
            assertThat(problem(SOURCE, SOURCE_TEXT.replace("[\"${forum.secret}\"]", secrets)))
                    .startsWith("sources/forum.yaml:3: secrets")
                    .doesNotContain("hunter2");
        }
        assertThat(problem(SOURCE, """
                        source: forum
                        signature: { scheme: hmac, algorithm: SHA256, encoding: hex, header: X-Sig, secret: hunter2 }
                        id: /id
                        type: /type
                        secrets: ["${forum.secret}"]
                        attributes: { kind: /kind }
                        """))
                .contains(
                        "signature.secret: found a value that is not shown here; allowed: a secret is raw, hex, base64,")
                .doesNotContain("hunter2");
    }

    @Test
    void yamlsTrapsAreRefusedWithTheirLine() {
        assertThat(problem(SOURCE, "source: &a forum\n")).contains("forum.yaml:1: found anchor &a;");
        assertThat(problem(SOURCE, "source: forum\nsecrets: *a\n")).contains("forum.yaml:2: found alias *a;");
        assertThat(problem(SOURCE, "source: !!str forum\n")).contains("forum.yaml:1: found a tag;");
        assertThat(problem(SOURCE, "source: forum\n---\nsource: other\n")).contains("found a second document;");
        assertThat(problem(SOURCE, "x: " + "[".repeat(100_000))).contains("nested deeper than 20;");
        assertThat(problem(SOURCE, "source: [forum\n")).contains("forum.yaml:2: found YAML that cannot be read");
        assertThat(problem(SOURCE, "# nothing\n")).contains("found an empty file");
        assertThat(problem(SOURCE, "x".repeat(2_000_000)))
                .contains("found 2000000 characters; allowed: at most 1048576");
        assertThat(problem(SOURCE, "- forum\n")).contains("forum.yaml:1: found a list; allowed: a mapping");
        assertThat(problem(SOURCE, SOURCE_TEXT + "1: one\n")).contains("found a key that is no text");
    }

    @Test
    void keysThatNothingImplementsAreUnknown() {
        assertThat(problem(SOURCE, SOURCE_TEXT + "schema: { on-valid: reject }\n"))
                .contains("forum.yaml:6: schema.on-valid: found an unknown key");
        assertThat(problem(SOURCE, SOURCE_TEXT + "limits: { body: 1MiB, retries: 5 }\n"))
                .contains("limits.retries: found an unknown key");
        assertThat(problem(
                        PIPELINE,
                        DefinitionFiles.PIPELINE_TEXT.replace(
                                "emits: content.decided", "emits: content.decided\n    order: by /x")))
                .contains("stages[1].order: found an unknown key");
    }

    @Test
    void aStageDoesOneThing() {
        assertThat(problem(
                        PIPELINE,
                        DefinitionFiles.PIPELINE_TEXT.replace(
                                "    decide:\n", "    model: text-moderation\n    decide:\n")))
                .contains("stages[1]: found 'model', 'decide' in one stage");
        assertThat(problem(PIPELINE, "pipeline: moderation\nstages: [{ stage: x, on: { type: t }, emits: y }]"))
                .contains("stages[0]: found none of 'model', 'decide', 'deliver'");
    }

    @Test
    void aSourceIsOfAProviderOrDescribesItsSignatures() {
        assertThat(problem(SOURCE, "source: forum\nsecrets: [\"${a}\"]\nid: /id\ntype: /type\n"))
                .contains("found neither 'provider' nor 'signature'");
        assertThat(problem(SOURCE, SOURCE_TEXT + "id: \"=same\"\n")).contains("id: found '=same'; allowed: a header");
    }

    @Test
    void aProviderOfWhomTooLittleIsKnownIsRefusedWithTheReason() {
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("standard-webhooks", "sinch")))
                .contains(
                        "provider: found 'sinch'; allowed: a 'signature' of your own, for what is known of sinch is not"
                                + " sure enough: sources differ on the header");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("standard-webhooks", "strype")))
                .contains("provider: found 'strype'; allowed: stripe, or a 'signature' of your own");
    }

    @Test
    void aSourceSaysWhatItsProviderLeavesOpenAndNothingElse() {
        String datadog = SOURCE_TEXT.replace("standard-webhooks", "datadog") + "id: /id\ntype: /type\n";
        assertThat(problem(SOURCE, datadog)).contains("header: found nothing; allowed: a value: the key is required");
        assertThat(problem(SOURCE, datadog + "header: two words\n"))
                .contains("header: found 'two words'; allowed: a header's");
        assertThat(problem(SOURCE, datadog + "header: X-Token\ntolerance: 5m\n"))
                .contains("tolerance: found '5m'; allowed: nothing: no timestamp is signed");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("standard-webhooks", "gitea") + "type: /type\ntolerance: 1m\n"))
                .contains("tolerance: found '1m'; allowed: nothing");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("standard-webhooks", "dropbox") + "id: /id\n"))
                .contains("type: found nothing");
    }

    @Test
    void keysThatASchemeDoesNotHaveAreRefused() {
        assertThat(problem(
                        SOURCE,
                        SOURCE_TEXT.replace(
                                "provider: standard-webhooks",
                                "signature: { scheme: token, header: X-Token, encoding: hex }\nid: /id\ntype: /type")))
                .contains(
                        "signature.encoding: found 'hex'; allowed: with scheme token only each, format, header, scheme");
        assertThat(
                        problem(
                                SOURCE,
                                SOURCE_TEXT.replace(
                                        "provider: standard-webhooks",
                                        "signature: { scheme: hmac, algorithm: SHA256, encoding: hex, header: X, signed: '{url}' }\nid: /id\ntype: /type")))
                .contains(
                        "signature.signed: found '{url}'; allowed: something with {body} or its hash, or 'body: unsigned'");
    }

    @Test
    void partsOfASignatureMustFitEachOther() {
        assertThat(problem(SOURCE, """
                        source: forum
                        signature: { scheme: hmac, algorithm: md5, encoding: hex, header: X-Sig, signed: "{timestamp}.{body}" }
                        id: /id
                        type: /type
                        secrets: ["${forum.secret}"]
                        attributes: { kind: /kind }
                        """))
                .contains(
                        "signature.algorithm: found 'md5'; allowed: an algorithm is one of [SHA1, SHA256, SHA384, SHA512]\n")
                .contains(
                        "signature: found parts that do not fit each other; allowed: a signed timestamp stands either in");
    }

    @Test
    void namesOfAttributesDoNotCollideWithAnEventsOwn() {
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("  kind:", "  type: /x\n  kind:")))
                .contains("attributes.type: found an attribute of this name");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("  kind:", "  like: /x\n  kind:")))
                .contains("attributes.like: found");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("  kind:", "  theKind: /x\n  kind:")))
                .contains("attributes.theKind: found");
        assertThat(problem(SOURCE, SOURCE_TEXT.replace("/data/kind", "data.kind")))
                .contains("attributes.kind: found 'data.kind'; allowed: a JSON Pointer");
    }

    @Test
    void aSchemaStandsUnderItsTypeAndVersion() {
        assertThat(problem("schemas/content.submitted/latest.json", "{\"type\":\"object\"}"))
                .contains("allowed: schemas/<type>/<n>.json");
        assertThat(problem("schemas/content.submitted/2.json", "{\"type\": \"object\",\n \"type\": \"array\"}"))
                .contains(
                        "schemas/content.submitted/2.json:2: found a text that is not JSON; allowed: one JSON document, each key once");
        assertThat(problem(
                        "schemas/content.submitted/2.json",
                        "{\n\"properties\": {\n\"a\": {\"$ref\": \"https://example.com/a\"}}}"))
                .contains(
                        "2.json:3: /properties/a/$ref: found 'https://example.com/a'; allowed: references into the same file");
    }

    @Test
    void anArtifactStaysOnTheClassPath() {
        assertThat(problem(MODEL, DefinitionFiles.MODEL_TEXT.replace("penstock/models", "../models")))
                .contains("location: found '../models");
    }

    private String problem(String path, String text) {
        InvalidDefinitions invalid = catchThrowableOfType(
                InvalidDefinitions.class,
                () -> reader.read(new DefinitionFiles().with(path, text).texts()));
        assertThat(invalid).as(text.length() > 200 ? "a long text" : text).isNotNull();
        return String.valueOf(invalid.getMessage())
                .lines()
                .skip(1)
                .map(String::strip)
                .reduce("", (a, b) -> a + b + "\n");
    }
}
