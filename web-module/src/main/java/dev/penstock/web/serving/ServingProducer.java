package dev.penstock.web.serving;

import dev.penstock.model.ModelRegistry;
import dev.penstock.serving.ModelServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Offers the model server, with its bounds from the configuration. */
@ApplicationScoped
public class ServingProducer {
    /** Inputs in one request at the most. */
    static final String BATCH_KEY = "penstock.serving.batch";

    /** Predictions at a time; as many as there are processors when left out, for each uses one. */
    static final String CONCURRENCY_KEY = "penstock.serving.concurrency";

    private static final int BATCH_DEFAULT = 64;

    @Produces
    @Singleton
    ModelServer modelServer(ModelRegistry registry, Config config) {
        return new ModelServer(
                registry,
                Optional.ofNullable(ServingProducer.class.getPackage().getImplementationVersion())
                        .orElse("unreleased"),
                positive(config, BATCH_KEY, BATCH_DEFAULT),
                positive(config, CONCURRENCY_KEY, Runtime.getRuntime().availableProcessors()));
    }

    private static int positive(Config config, String key, int otherwise) {
        int value = config.getOptionalValue(key, Integer.class).orElse(otherwise);
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be 1 or more, found " + value);
        }
        return value;
    }
}
