package dev.penstock.ejb.model;

import dev.penstock.definitions.Definitions;
import dev.penstock.inference.model.LoadedModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Loads the defined models once, for all stages, and releases them with the application. */
@ApplicationScoped
public class ModelsProducer {
    /** The consumers of a stage call the model side by side; a call that used more threads would only take them from the others. */
    private static final int THREADS_A_CALL = 1;

    @Produces
    @Singleton
    LoadedModels models(Definitions definitions) {
        return LoadedModels.load(definitions.models().values(), ModelsProducer.class.getClassLoader(), THREADS_A_CALL);
    }

    void release(@Disposes LoadedModels models) {
        models.close();
    }
}
