package dev.penstock.definitions;

import static dev.penstock.definitions.DefinitionFiles.MODEL;
import static dev.penstock.definitions.DefinitionFiles.PIPELINE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteForm.ScorePlace;
import dev.penstock.model.RemoteForm.TensorInput;
import dev.penstock.model.RemoteModel;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.tensor.Datatype;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: where a remote model is and how it is called is read, or what is wrong with it said. Method: a sound file, one part changed. */
class RemoteModelFileTest {
    private static final String TENSORS = """
            model: text-moderation
            runtime: open-inference
            labels: [toxic, insult, obscene, threat, hate, spam]
            input:
              type: object
              required: [text]
              additionalProperties: false
              properties: { text: { type: string }, length: { type: integer } }
            versions:
              - version: 1
            remote:
              url: "${tier.url}"
              token: "${tier.token}"
              model: text-moderation
              version: "3"
              timeout: 2s
              batch: 8
              inputs:
                text: { datatype: BYTES }
                LENGTH: { datatype: INT32, shape: [-1, 1], from: length }
              scores: scores
            """;

    private static final String CHAT = """
            model: text-moderation
            runtime: chat
            labels: [toxic, insult, obscene, threat, hate, spam]
            input: { type: object, required: [text], additionalProperties: false, properties: { text: { type: string } } }
            output: { type: object, additionalProperties: false, properties: { why: { type: string } } }
            price: { currency: EUR, thousand-input-tokens: 0.15, thousand-output-tokens: 0.6 }
            versions:
              - version: 1
            remote:
              url: "${chat.url}"
              model: some/model:7b
              timeout: 100ms
              instructions: Judge texts.
              seed: 7
            """;

    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());

    @Test
    void aModelOfTensorsSaysWhereItsInputsGoAndWhereItsScoresAre() {
        ModelDefinition model = read(TENSORS);
        assertThat(model.runtime()).isEqualTo(ModelRuntime.OPEN_INFERENCE);
        RemoteModel remote = requireNonNull(model.remote());
        assertThat(remote)
                .extracting(RemoteModel::url, RemoteModel::token, RemoteModel::version, RemoteModel::timeout)
                .containsExactly(new ConfigKey("tier.url"), new ConfigKey("tier.token"), "3", Duration.ofSeconds(2));
        assertThat(remote.retries()).isEqualTo(RemoteFields.RETRIES_DEFAULT);
        RemoteForm.Tensors form = (RemoteForm.Tensors) remote.form();
        assertThat(form.batchMax()).isEqualTo(8);
        assertThat(form.inputs())
                .containsExactly(
                        new TensorInput("text", Datatype.BYTES, List.of(-1L), "text"),
                        new TensorInput("LENGTH", Datatype.INT32, List.of(-1L, 1L), "length"));
        assertThat(form.scores())
                .containsEntry("toxic", new ScorePlace("scores", 0, 6))
                .containsEntry("spam", new ScorePlace("scores", 5, 6));
    }

    @Test
    void aScoreMayStandInAnyColumn() {
        String scores = "scores: { toxic: p/1, insult: p/0, obscene: o, threat: q/7, hate: q/1, spam: q/2 }";
        RemoteForm.Tensors form = (RemoteForm.Tensors)
                requireNonNull(read(TENSORS.replace("scores: scores", scores)).remote())
                        .form();
        assertThat(form.scores())
                .containsAllEntriesOf(Map.of(
                        "toxic", new ScorePlace("p", 1, 0),
                        "obscene", new ScorePlace("o", 0, 1),
                        "threat", new ScorePlace("q", 7, 0)));
    }

    @Test
    void aModelWithoutABatchGetsOneInputACall() {
        String one = TENSORS.replace("shape: [-1, 1]", "shape: [1]").replace("  batch: 8\n", "");
        assertThat(((RemoteForm.Tensors) requireNonNull(read(one).remote()).form()).batchMax())
                .isEqualTo(1);
        assertThat(problems(TENSORS.replace("shape: [-1, 1]", "shape: [1]")))
                .containsExactly(MODEL + ":17: remote.batch: found '8' with a shape of fixed size;"
                        + " allowed: 1, or shapes that begin with -1");
    }

    @Test
    void aChatIsToldWhatItIsFor() {
        RemoteModel remote = requireNonNull(read(CHAT, "batch: 2\n").remote());
        assertThat(remote.form()).isEqualTo(new RemoteForm.Chat("Judge texts.", 7, RemoteFields.OUTPUT_TOKENS_DEFAULT));
        assertThat(remote.token()).isNull();
        assertThat(remote.model()).isEqualTo("some/model:7b");
    }

    @Test
    void aStageWaitsLongerThanItsModelMayTake() {
        String slow = TENSORS.replace("timeout: 2s", "timeout: 5s");
        assertThat(problems(slow))
                .containsExactly(
                        PIPELINE + ":3: stages[0]: found a timeout of 5s with a batch of 32; allowed: more than 5s,"
                                + " which model text-moderation@1 may take for such a batch, or a smaller batch");
        assertThat(problems(CHAT.replace("100ms", "3s")))
                .as("each text of a batch is a call of its own")
                .singleElement()
                .asString()
                .contains("more than 96s");
    }

    @Test
    void hostsAndSecretsStandInNoFile() {
        assertThat(problems(TENSORS.replace("\"${tier.url}\"", "http://10.0.0.1:8000")))
                .containsExactly(MODEL + ":12: remote.url: found 'http://10.0.0.1:8000';"
                        + " allowed: a reference such as ${moderation.server.url}");
        assertThat(problems(TENSORS.replace("\"${tier.token}\"", "hunter2")))
                .containsExactly(MODEL + ":13: remote.token: found a value that is not shown here;"
                        + " allowed: a reference such as ${moderation.server.token}; a token stands in no file");
    }

    @Test
    void whatTheModelPromisesIsFoundSomewhereAndNothingElseIs() {
        assertThat(problems(TENSORS.replace("  scores: scores\n", "")))
                .containsExactly(MODEL + ":12: remote: found no 'scores';"
                        + " allowed: where the scores are to be found, for the model has 'labels'");
        assertThat(problems(TENSORS.replace("scores: scores", "scores: { toxic: p/1 }")))
                .singleElement()
                .asString()
                .contains("found scores of [toxic]; allowed: one for each of the labels");
        assertThat(problems(TENSORS + "  output: words\n"))
                .singleElement()
                .asString()
                .contains("found 'output' of a model without 'output'");
        assertThat(problems(TENSORS.replace("text: { datatype: BYTES }", "TEXT: { datatype: BYTES, from: length }")))
                .containsExactly(MODEL + ":19: remote.inputs: found no tensor for [text];"
                        + " allowed: one for each input that the model requires");
        assertThat(problems(TENSORS.replace("BYTES", "TEXT")))
                .singleElement()
                .asString()
                .contains("found 'TEXT'; allowed: [BOOL,");
        assertThat(problems(TENSORS.replace("from: length", "from: size")))
                .singleElement()
                .asString()
                .contains("found 'size'; allowed: one of the inputs [length, text]");
    }

    @Test
    void remoteBelongsToRuntimesThatCallAServer() {
        assertThat(problems(TENSORS.substring(0, TENSORS.indexOf("remote:"))))
                .containsExactly(MODEL + ":10: versions[0]: found no 'remote';"
                        + " allowed: where the model is, which runtime open-inference needs");
        assertThat(problems(DefinitionFiles.MODEL_TEXT + "remote: { url: \"${a.b}\", model: x }\n"))
                .singleElement()
                .asString()
                .contains("found 'remote' with runtime text-classifier");
        assertThat(problems(CHAT + "  batch: 3\n")).singleElement().asString().contains("an unknown key");
    }

    private ModelDefinition read(String text) {
        return read(text, "batch: 32\n");
    }

    private ModelDefinition read(String text, String batch) {
        return requireNonNull(requireNonNull(reader.read(new DefinitionFiles()
                                .edit(
                                        PIPELINE,
                                        "    emits: content.scored\n",
                                        "    emits: content.scored\n    " + batch)
                                .with(MODEL, text)
                                .texts())
                        .definitions()
                        .models()
                        .get("text-moderation"))
                .versions()
                .get(1));
    }

    private static List<String> problems(String text) {
        return DefinitionFiles.problems(new DefinitionFiles().with(MODEL, text));
    }
}
