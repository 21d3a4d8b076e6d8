package dev.penstock.ejb.definitions;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.definitions.InvalidDefinitions;
import dev.penstock.definitions.PackagedDefinitions;
import dev.penstock.definitions.Problem;
import dev.penstock.definitions.ReadDefinitions;
import dev.penstock.model.RegisteredModel;
import dev.penstock.model.alias.FitCheck;
import dev.penstock.source.ProviderCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the definitions from the archive. Their errors were reported when it was assembled; here they stop the deployment. */
@ApplicationScoped
public class DefinitionsProducer {
    @Produces
    @Singleton
    Definitions definitions() {
        return read(UnaryOperator.identity()).definitions();
    }

    @Produces
    @Singleton
    FitCheck fitCheck() {
        return DefinitionsProducer::problems;
    }

    private static List<String> problems(UnaryOperator<RegisteredModel> aliased) {
        try {
            read(aliased);
            return List.of();
        } catch (InvalidDefinitions e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static ReadDefinitions read(UnaryOperator<RegisteredModel> aliased) {
        return new DefinitionsReader(ProviderCatalogue.bundled())
                .read(PackagedDefinitions.read(DefinitionsProducer.class.getClassLoader()), aliased);
    }
}
