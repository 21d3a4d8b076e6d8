package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers a schema as a type's next version. */
@Command(
        name = "push",
        description = "Registers a schema as a type's next version; one that is registered already changes nothing.",
        mixinStandardHelpOptions = true)
public final class SchemaPushVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "the schema")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--type", required = true, paramLabel = "TYPE", description = "the event type")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String type;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode version = Api.of(common.home())
                .ask("POST", "/registry/subjects/" + Api.encoded(type) + "/versions", SchemaFile.body(file))
                .orFail();
        spec.commandLine()
                .getOut()
                .println(
                        common.json()
                                ? version.toPrettyString()
                                : type + " version " + version.path("version").asText() + ", id "
                                        + version.path("id").asText());
        return 0;
    }
}
