package dev.penstock.ejb.source;

import dev.penstock.definitions.Definitions;
import dev.penstock.source.ConfigValues;
import dev.penstock.source.CurrentSecrets;
import dev.penstock.source.SecretRotation;
import dev.penstock.source.SecretStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Offers the secrets to the doors, and their rotation to the API. */
@ApplicationScoped
public class SecretsProducer {
    @Produces
    @Singleton
    ConfigValues configValues(Config config) {
        return new LiveConfig(config);
    }

    @Produces
    @Singleton
    CurrentSecrets secrets(Definitions definitions, ConfigValues config, InstantSource clock) {
        return new CurrentSecrets(definitions.sources().values(), config, clock);
    }

    @Produces
    @Singleton
    SecretRotation rotation(CurrentSecrets secrets, SecretStore store, InstantSource clock) {
        return new SecretRotation(secrets, store, clock);
    }
}
