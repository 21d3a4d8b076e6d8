package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the types that have a schema. */
@Command(name = "list", description = "Lists the types that have a schema.", mixinStandardHelpOptions = true)
public final class SchemaListVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode schemas = Api.of(common.home()).get("/schemas").get("schemas");
        spec.commandLine().getOut().println(common.json() ? schemas.toPrettyString() : table(schemas));
        return 0;
    }

    private static Table table(JsonNode schemas) {
        Table table = new Table("TYPE", "NEWEST", "ID", "VERSIONS", "COMPATIBILITY", "READING", "MODE");
        for (JsonNode schema : schemas) {
            table.row(
                    schema.path("type").asText(),
                    schema.path("version").asText(),
                    schema.path("id").asText(),
                    schema.path("versions").toString(),
                    schema.path("compatibility").asText(),
                    schema.path("reading").asText(),
                    schema.path("mode").asText());
        }
        return table;
    }
}
