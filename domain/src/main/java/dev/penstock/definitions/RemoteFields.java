package dev.penstock.definitions;

import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.source.ConfigKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code remote} of a model: where its server is, how it is called, and in which form. */
final class RemoteFields {
    static final Set<String> KEYS =
            Set.of("url", "token", "model", "version", "timeout", "retries", "concurrency", "pause");
    static final Set<String> TENSOR_KEYS = Set.of("batch", "inputs", "scores", "output");
    static final Set<String> CHAT_KEYS = Set.of("instructions", "seed", "output-tokens");

    static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(3);
    static final int RETRIES_DEFAULT = 1;
    static final int CONCURRENCY_DEFAULT = 8;
    static final Duration PAUSE_DEFAULT = Duration.ofSeconds(10);
    static final int OUTPUT_TOKENS_DEFAULT = 500;

    private static final int RETRIES_MAX = 5;
    private static final int CONCURRENCY_MAX = 1_000;
    private static final int OUTPUT_TOKENS_MAX = 100_000;
    static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    static final Duration PAUSE_MAX = Duration.ofMinutes(10);
    private static final Pattern REMOTE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,199}");
    private static final Pattern INSTRUCTIONS = Pattern.compile("(?s).{1,20000}");

    private final Place place;
    private final Fields fields;

    private RemoteFields(Place place, Fields fields) {
        this.place = place;
        this.fields = fields;
    }

    /**
     * What a version says, or that it should say something or nothing; null when it is wrong, or the runtime is none that calls a server.
     *
     * @param own where a missing {@code remote} is reported
     */
    static @Nullable RemoteModel read(
            Place own,
            Optional<Place> remote,
            ModelRuntime runtime,
            ModelSchema input,
            @Nullable ModelSchema output,
            List<String> labels) {
        if (!runtime.isRemote()) {
            remote.ifPresent(found -> found.problem(
                    "'remote' with runtime " + runtime.word(), "'remote' with runtimes that call a server only"));
            return null;
        }
        if (remote.isEmpty()) {
            own.problem("no 'remote'", "where the model is, which runtime " + runtime.word() + " needs");
            return null;
        }
        Set<String> keys = new TreeSet<>(KEYS);
        keys.addAll(runtime == ModelRuntime.CHAT ? CHAT_KEYS : TENSOR_KEYS);
        RemoteFields reader = new RemoteFields(remote.get(), remote.get().fields(keys));
        return reader.read(
                runtime == ModelRuntime.CHAT
                        ? reader.chat(output, labels)
                        : new TensorFields(reader.place, reader.fields, input, output, labels).read());
    }

    private RemoteModel read(RemoteForm form) {
        return new RemoteModel(
                reference(fields.required("url"), "a reference such as ${moderation.server.url}"),
                fields.find("token")
                        .map(token -> reference(
                                token.asSecret(),
                                "a reference such as ${moderation.server.token}; a token stands in no file"))
                        .orElse(null),
                fields.required("model").text(REMOTE_NAME, "the model's name on its server"),
                fields.find("version")
                        .map(version -> version.text(REMOTE_NAME, "the model's version on its server, in quotes"))
                        .orElse(null),
                fields.find("timeout")
                        .map(value -> value.duration(StageFields.TIMEOUT_MIN, StageFields.TIMEOUT_MAX))
                        .orElse(TIMEOUT_DEFAULT),
                fields.find("retries")
                        .map(value -> value.wholeNumber(0, RETRIES_MAX))
                        .orElse(RETRIES_DEFAULT),
                fields.find("concurrency")
                        .map(value -> value.wholeNumber(1, CONCURRENCY_MAX))
                        .orElse(CONCURRENCY_DEFAULT),
                fields.find("pause")
                        .map(value -> value.duration(PAUSE_MIN, PAUSE_MAX))
                        .orElse(PAUSE_DEFAULT),
                form);
    }

    private RemoteForm chat(@Nullable ModelSchema output, List<String> labels) {
        if (output != null && !labels.isEmpty() && output.members().contains("scores")) {
            place.problem(
                    "an output with a member 'scores' beside 'labels'", "another name: a chat answers both in one");
        }
        fields.find("version")
                .ifPresent(version -> version.problem("'version' of a chat model", "its whole name under 'model'"));
        return new RemoteForm.Chat(
                fields.required("instructions").text(INSTRUCTIONS, "what the model is told, up to 20000 characters"),
                fields.find("seed")
                        .map(seed -> seed.wholeNumber(0, Integer.MAX_VALUE))
                        .orElse(0),
                fields.find("output-tokens")
                        .map(tokens -> tokens.wholeNumber(1, OUTPUT_TOKENS_MAX))
                        .orElse(OUTPUT_TOKENS_DEFAULT));
    }

    static ConfigKey reference(Place place, String allowed) {
        String reference = place.text(SourceFile.REFERENCE, allowed);
        return new ConfigKey(reference.isEmpty() ? "" : reference.substring(2, reference.length() - 1));
    }
}
