package dev.penstock.cli.model;

import dev.penstock.cli.api.Api;
import picocli.CommandLine.Option;

/** Which alias of a model is meant. Mix in with {@code @Mixin}. */
final class AliasOption {
    @Option(
            names = "--alias",
            paramLabel = "ALIAS",
            defaultValue = "champion",
            description = "champion, challenger or shadow (default: ${DEFAULT-VALUE})")
    private String alias = "champion";

    /** Where the API has it, below the model. */
    String path() {
        return "/aliases/" + Api.encoded(alias);
    }
}
