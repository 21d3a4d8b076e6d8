package dev.penstock.cli.source;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.WebhookSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a source's sender with a file. */
@Command(
        name = "send",
        description = "Signs a file as a source's sender would, posts it, and prints the answer.",
        mixinStandardHelpOptions = true)
public final class SendVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "SOURCE", description = "its name in the definitions")
    private String source = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the body, sent as it is")
    private Path file = Path.of("");

    @Option(names = "--type", paramLabel = "T", description = "the event's type, where a header carries it")
    private String type = "test";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "the event's id, where a header carries it (default: random)")
    private @Nullable String id;

    @Option(
            names = "--content-type",
            paramLabel = "C",
            description = "the body's content type (default: ${DEFAULT-VALUE})",
            defaultValue = "application/json")
    private String contentType = "application/json";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Payload body = body();
        String eventId = id == null ? UUID.randomUUID().toString() : id;
        Api api = Api.of(common.home());
        WebhookRequest webhook = signer().request(api.hook(source), contentType, eventId, type, Instant.now(), body);
        Api.Answer answer = api.post(webhook);
        spec.commandLine().getOut().println(common.json() ? answer.body().toPrettyString() : text(answer));
        return answer.status() < 300 ? 0 : 1;
    }

    private WebhookSigner signer() {
        try {
            return new HomeSources(common.home()).signer(source);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("source " + source + " cannot be played: " + e.getMessage(), e);
        }
    }

    private Payload body() {
        try {
            return Payload.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String text(Api.Answer answer) {
        return answer.status() < 300
                ? answer.status() + " " + answer.body().path("status").asText() + " "
                        + answer.body().path("source").asText() + "/"
                        + answer.body().path("id").asText()
                        + " trace " + answer.body().path("traceId").asText()
                : answer.status() + " " + answer.body().path("code").asText() + ": "
                        + answer.body().path("detail").asText();
    }
}
