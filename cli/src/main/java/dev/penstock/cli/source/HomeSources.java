package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.assembly.StartedDefinitions;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.definitions.Definitions;
import dev.penstock.signature.Secret;
import dev.penstock.signature.diagnosis.Keys;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Source;
import dev.penstock.source.WebhookSigner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources of the instance that a home was last started with. */
public final class HomeSources {
    private final Home home;
    private final Definitions definitions;
    private final SourceSecrets secrets;

    public HomeSources(Home home) {
        this.home = home;
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

    /** The types of events that some stage receives. */
    public Set<String> subscribedTypes() {
        return definitions.stages().map(stage -> stage.on().type()).collect(Collectors.toSet());
    }

    /**
     * The secret that a sender is given: what the running server says, else the first of the definitions.
     *
     * @throws CommandFailure naming the key that has no value
     */
    public Secret secret(String name) {
        Source source = source(name);
        String key = KnownSecrets.of(home, name)
                .map(known -> known.current()
                        .orElseThrow(() -> new CommandFailure("every secret of source " + name
                                + " has ended: penstock secret rotate " + name + " makes another")))
                .orElse(source.secrets().get(0).name());
        return value(key)
                .orElseThrow(() -> new CommandFailure("secret " + new ConfigKey(key) + " of source " + name
                        + " has no value in the environment or the home"));
    }

    /** The secrets of a source that have a value on this machine, as the running server knows them, else as they are defined. */
    public Keys keys(String name) {
        Source source = source(name);
        Optional<KnownSecrets> known = KnownSecrets.of(home, name);
        List<String> accepted = known.map(KnownSecrets::accepted)
                .orElseGet(() -> source.secrets().stream().map(ConfigKey::name).toList());
        List<Keys.Ended> ended = new ArrayList<>();
        for (JsonNode secret : known.map(KnownSecrets::ended).orElse(List.of())) {
            String key = secret.path("key").asText();
            Instant at = Instant.parse(secret.path("until").asText());
            value(key).ifPresent(value -> ended.add(new Keys.Ended(key, value, at)));
        }
        return new Keys(accepted.stream().flatMap(key -> value(key).stream()).toList(), ended, List.of());
    }

    private Optional<Secret> value(String key) {
        return secrets.find(key).map(Secret::new);
    }

    /** Makes a secret for a source, in the form that it needs, under a key that is new here and to the server. */
    String make(Source source, KnownSecrets known) {
        return secrets.make(source, known::knows);
    }

    /** Takes away what {@link #make} made. */
    void forget(String key) {
        secrets.forget(key);
    }

    /** Signs as the source's sender does. */
    public WebhookSigner signer(String name) {
        return new WebhookSigner(source(name), secret(name));
    }
}
