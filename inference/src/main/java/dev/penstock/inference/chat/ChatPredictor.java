package dev.penstock.inference.chat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.inference.remote.RemoteCalls;
import dev.penstock.inference.remote.RemoteSettings;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.model.TokenUsage;
import dev.penstock.outbound.CallFailure;
import dev.penstock.source.ConfigValues;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that is told what it is for, sees an input's values as one JSON object, and is bound to answer by a schema. Temperature 0
 * and a fixed seed make its answers as repeatable as its server can make them. A call that the server may have begun is not repeated: it
 * is paid for.
 */
public final class ChatPredictor implements Predictor {
    private final ModelDefinition definition;
    private final RemoteModel remote;
    private final RemoteForm.Chat form;
    private final AnswerForm answer;
    private final ResponseFormat format;
    private final RemoteSettings settings;
    private final JsonCalls http;
    private final RemoteCalls calls;

    private ChatPredictor(ModelDefinition definition, RemoteForm.Chat form, RemoteSettings settings, JsonCalls http) {
        this.definition = definition;
        this.remote = Objects.requireNonNull(definition.remote());
        this.form = form;
        this.answer = new AnswerForm(definition);
        this.format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("answer")
                        .rootElement(JsonRawSchema.from(answer.schema().toString()))
                        .build())
                .build();
        this.settings = settings;
        this.http = http;
        // nothing in the protocol asks whether a model is ready without paying for an answer
        this.calls = new RemoteCalls(definition.version(), remote, false, within -> {});
    }

    /** @throws ModelFailure when the configuration lacks a key */
    public static ChatPredictor load(
            ModelDefinition definition, RemoteForm.Chat form, ConfigValues config, JsonCalls http) {
        return new ChatPredictor(definition, form, RemoteSettings.of(definition, config), http);
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        return inputs.stream().map(this::predict).toList();
    }

    private Prediction predict(ModelInput input) {
        ChatRequest request = ChatRequest.builder()
                .messages(
                        SystemMessage.from(form.instructions()),
                        UserMessage.from(input.values().toString()))
                .responseFormat(format)
                .build();
        ChatResponse response = calls.call(remote.timeout(), within -> ask(request, within));
        if (response.finishReason() == FinishReason.LENGTH) {
            throw new ModelFailure(
                    "model %s: its answer is longer than %d tokens, which is the bound"
                            .formatted(definition.version(), form.outputTokensMax()),
                    null);
        }
        String text = response.aiMessage().text();
        return answer.read(text == null ? "" : text, tokens(response.tokenUsage()));
    }

    /**
     * The library looks for Jackson's modules and for extensions of its own through the thread's class loader. An application server's
     * would show it the server's modules, which are made for another copy of Jackson: it is shown none.
     */
    private ChatResponse ask(ChatRequest request, Duration within) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return askModel(request, within);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ChatResponse askModel(ChatRequest request, Duration within) {
        try {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(new ChatTransport(http, settings.token(), within))
                    .baseUrl(settings.url().toString())
                    .apiKey("in the transport")
                    .modelName(remote.model())
                    .temperature(0.0)
                    .seed(form.seed())
                    .maxCompletionTokens(form.outputTokensMax())
                    .strictJsonSchema(true)
                    .maxRetries(0)
                    .build()
                    .chat(request);
        } catch (CallFailure e) {
            throw e;
        } catch (LangChain4jException | IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new CallFailure(
                    CallFailure.Kind.BROKEN,
                    "its answer is not one of a chat, " + e.getClass().getSimpleName());
        }
    }

    private static TokenUsage tokens(dev.langchain4j.model.output.@Nullable TokenUsage usage) {
        return usage == null
                ? TokenUsage.NONE
                : new TokenUsage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    /** The connections are shared, and end by themselves. */
    @Override
    public void close() {}
}
