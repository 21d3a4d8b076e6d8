package dev.penstock.web.source;

import dev.penstock.definitions.Definitions;
import dev.penstock.schema.Schemas;
import dev.penstock.signature.Certificates;
import dev.penstock.source.ConfigValues;
import dev.penstock.source.CurrentSecrets;
import dev.penstock.source.Doors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Opens the doors of all sources when the application starts, or fails the start. */
@ApplicationScoped
public class OpenDoors {
    private static final System.Logger LOG = System.getLogger(OpenDoors.class.getName());

    @Produces
    @Singleton
    Doors doors(
            Definitions definitions,
            CurrentSecrets secrets,
            ConfigValues values,
            Config config,
            Schemas schemas,
            InstantSource clock) {
        return Doors.open(definitions.sources().values(), secrets, values, schemas, certificates(config, clock));
    }

    private static Certificates certificates(Config config, InstantSource clock) {
        return config.getOptionalValue(FetchedCertificates.KEY, String.class)
                .filter("allow"::equals)
                .<Certificates>map(allowed -> new FetchedCertificates(
                        new CertificateFetch(), TrustedChains.ofThePlatform(intermediates(config)), clock))
                .orElse(Certificates.NONE);
    }

    private static List<X509Certificate> intermediates(Config config) {
        Optional<String> file = config.getOptionalValue(FetchedCertificates.INTERMEDIATES_KEY, String.class);
        try {
            return file.isEmpty() ? List.of() : TrustedChains.read(Files.readAllBytes(Path.of(file.get())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    FetchedCertificates.INTERMEDIATES_KEY + ": no certificates can be read from " + file.orElse(""), e);
        }
    }

    @Produces
    @Singleton
    PublicUrls publicUrls(Config config) {
        return PublicUrls.of(config.getOptionalValue(PublicUrls.KEY, String.class));
    }

    void atStart(
            @Observes @Initialized(ApplicationScoped.class) Object event,
            Doors doors,
            Definitions definitions,
            PublicUrls publicUrls) {
        for (String source : definitions.sources().keySet()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    doors.of(source).isPresent() ? "source {0} takes webhooks" : "source {0} is closed",
                    source);
        }
    }
}
