package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import dev.penstock.source.Source;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replaces a source's secret while the server runs, without a refused delivery. */
@Command(
        name = "rotate",
        description =
                "Accepts another secret from now on; those that are accepted now end later, by default after 24h.",
        mixinStandardHelpOptions = true)
final class SecretRotateVerb implements Callable<Integer> {
    /** When the replaced ones end. */
    static final class End {
        @Option(
                names = "--keep-old",
                paramLabel = "DURATION",
                description = "how long the old ones are accepted, such as 30m, 24h or 7d; 0s ends them at once")
        private @Nullable String keepOld;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "until when the old ones are accepted, such as 2026-12-01T00:00Z")
        private @Nullable String until;
    }

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SOURCE", description = "its name in the definitions")
    private String source = "";

    @Option(
            names = "--ref",
            paramLabel = "KEY",
            description = "the configuration key under which the new secret stands already, on every server"
                    + " (default: one is made up and put into the home)")
    private @Nullable String ref;

    @ArgGroup(exclusive = true)
    private @Nullable End end;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Api api = Api.of(common.home());
        String key = ref == null ? made(api) : ref;
        Api.Answer answer = api.ask("POST", KnownSecrets.path(source), request(key));
        if (ref == null && answer.status() >= 400 && answer.status() < 500) {
            new HomeSources(common.home()).forget(key); // whatever else went wrong, the server may use it
        }
        JsonNode listing = answer.orFail();
        spec.commandLine().getOut().println(common.json() ? listing.toPrettyString() : text(key, listing));
        return 0;
    }

    /** The key of a secret made for this rotation. */
    private String made(Api api) {
        HomeSources sources = new HomeSources(common.home());
        Source known = sources.source(source);
        JsonNode listing = api.ask("GET", KnownSecrets.path(source), null).orFail();
        return sources.make(known, new KnownSecrets(listing));
    }

    private ObjectNode request(String key) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("key", key);
        if (end != null && end.keepOld != null) {
            request.put("keepOld", end.keepOld);
        }
        if (end != null && end.until != null) {
            request.put("oldUntil", end.until);
        }
        return request;
    }

    private String text(String key, JsonNode listing) {
        StringBuilder text = new StringBuilder(key + " is accepted from now on");
        text.append(ref == null ? "; penstock secret " + source + " prints it, for the sender" : "");
        return text.append(System.lineSeparator())
                .append(SecretTable.of(listing))
                .toString();
    }
}
