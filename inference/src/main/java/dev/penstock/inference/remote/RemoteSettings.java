package dev.penstock.inference.remote;

import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.RemoteModel;
import dev.penstock.outbound.BaseUrl;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.ConfigValues;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a definition leaves to the configuration, looked up once, when the model is loaded.
 *
 * @param url without a slash at its end
 * @param token null when none is sent
 */
public record RemoteSettings(URI url, @Nullable String token) {
    /** @throws ModelFailure naming the key that has no value, or one that is no URL of HTTP */
    public static RemoteSettings of(ModelDefinition definition, ConfigValues config) {
        RemoteModel remote = Objects.requireNonNull(definition.remote());
        String url = value(definition, remote.url(), "where its server is", config);
        ConfigKey token = remote.token();
        URI uri = BaseUrl.parse(url)
                .orElseThrow(() -> new ModelFailure(
                        "model %s: configuration key %s must be a URL such as https://host/path without a user, found another text"
                                .formatted(definition.version(), remote.url().name()),
                        null));
        return new RemoteSettings(uri, token == null ? null : value(definition, token, "its server's token", config));
    }

    private static String value(ModelDefinition definition, ConfigKey key, String what, ConfigValues config) {
        return config.find(key.name())
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ModelFailure(
                        "model %s: configuration key %s says %s, and has no value"
                                .formatted(definition.version(), key.name(), what),
                        null));
    }

    /** An address below the base. */
    public URI at(String path) {
        return URI.create(url + path);
    }

    /** Nothing of the token. */
    @Override
    public String toString() {
        return "RemoteSettings[" + url.getHost() + "]";
    }
}
