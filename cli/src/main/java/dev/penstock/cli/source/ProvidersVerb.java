package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the providers whose way to sign is known. */
@Command(
        name = "providers",
        description = "Lists the webhook providers that a source can name.",
        mixinStandardHelpOptions = true)
public final class ProvidersVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(common.json() ? json() : table());
        return 0;
    }

    private static String table() {
        Table table = new Table("PROVIDER", "NAME", "EVENT ID", "EVENT TYPE", "ANSWERS WITHIN");
        for (Provider provider : ProviderCatalogue.bundled().all()) {
            table.row(
                    provider.name(),
                    provider.title(),
                    provider.idLocator().toString(),
                    provider.typeLocator().toString(),
                    provider.ackDeadline().toSeconds() + " s");
        }
        return table.toString();
    }

    private static String json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ProviderCatalogue.bundled()
                .all()
                .forEach(provider -> list.addObject()
                        .put("name", provider.name())
                        .put("title", provider.title())
                        .put("id", provider.idLocator().toString())
                        .put("type", provider.typeLocator().toString())
                        .put("ackDeadlineSeconds", provider.ackDeadline().toSeconds()));
        return list.toPrettyString();
    }
}
