package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the providers whose way to sign is known. */
@Command(
        name = "providers",
        description = "Lists the webhook providers that a source can name, or shows what is known of one.",
        mixinStandardHelpOptions = true)
public final class ProvidersVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "one of them")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(text(ProviderCatalogue.bundled()));
        return 0;
    }

    private String text(ProviderCatalogue catalogue) {
        if (name != null) {
            ProviderFacts facts = new ProviderFacts(provider(catalogue, name));
            return common.json() ? facts.json().toPrettyString() : facts.page();
        }
        if (common.json()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            catalogue.all().forEach(provider -> list.add(new ProviderFacts(provider).json()));
            return list.toPrettyString();
        }
        Table table = new Table(
                "PROVIDER", "SCHEME", "STANDS IN", "EVENT ID", "EVENT TYPE", "ANSWERS WITHIN", "CONFIRMED BY");
        for (Provider provider : catalogue.all()) {
            ProviderFacts facts = new ProviderFacts(provider);
            table.row(
                    provider.name(),
                    provider.signature().word(),
                    facts.places(),
                    facts.id(),
                    facts.type(),
                    facts.ackDeadline(),
                    provider.confirmed().word());
        }
        return table.toString();
    }

    private static Provider provider(ProviderCatalogue catalogue, String name) {
        return catalogue
                .find(name)
                .orElseThrow(() -> new CommandFailure(
                        "no provider '" + name + "' in the catalogue; a source can have " + catalogue.instead(name)));
    }
}
