package dev.penstock.ejb.definitions;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.definitions.PackagedDefinitions;
import dev.penstock.source.ProviderCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the definitions from the archive, once. Their errors were reported when it was assembled; here they stop the deployment. */
@ApplicationScoped
public class DefinitionsProducer {
    @Produces
    @Singleton
    Definitions definitions() {
        return new DefinitionsReader(ProviderCatalogue.bundled())
                .read(PackagedDefinitions.read(DefinitionsProducer.class.getClassLoader()))
                .definitions();
    }
}
