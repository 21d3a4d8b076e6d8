package dev.penstock.ejb.schema;

import dev.penstock.definitions.Definitions;
import dev.penstock.schema.registry.CurrentSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the schemas to the door, the intake and the stages. */
@ApplicationScoped
public class CurrentSchemasProducer {
    @Produces
    @Singleton
    CurrentSchemas schemas(Definitions definitions) {
        return new CurrentSchemas(definitions.schemas().all());
    }
}
