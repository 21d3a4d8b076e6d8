package dev.penstock.cli.source;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.assembly.StartedDefinitions;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.definitions.Definitions;
import dev.penstock.signature.Secret;
import dev.penstock.source.Source;
import dev.penstock.source.WebhookSigner;
import java.util.List;

/** The sources of the instance that a home was last started with. */
public final class HomeSources {
    private final Definitions definitions;
    private final SourceSecrets secrets;

    public HomeSources(Home home) {
        definitions = StartedDefinitions.of(home);
        secrets = new SourceSecrets(new HomeSecrets(home), System.getenv());
    }

    /** @throws CommandFailure listing the sources there are */
    public Source source(String name) {
        Source source = definitions.sources().get(name);
        if (source == null) {
            throw new CommandFailure("no source '" + name + "', there are "
                    + definitions.sources().keySet());
        }
        return source;
    }

    /** @throws CommandFailure naming the key that has no value */
    public Secret secret(String name) {
        Source source = source(name);
        return secrets.first(source)
                .orElseThrow(
                        () -> new CommandFailure("secret " + source.secrets().get(0) + " of source " + name
                                + " has no value in the environment or the home"));
    }

    /** Every active secret of a source that has a value on this machine. */
    public List<Secret> activeSecrets(String name) {
        return source(name).secrets().stream()
                .flatMap(key -> secrets.find(key.name()).stream())
                .map(Secret::new)
                .toList();
    }

    /** Signs as the source's sender does. */
    public WebhookSigner signer(String name) {
        return new WebhookSigner(source(name), secret(name));
    }
}
