package dev.penstock.web.schema;

import dev.penstock.schema.registry.CurrentSchemas;
import dev.penstock.schema.registry.SchemaRegistry;
import dev.penstock.schema.registry.SchemaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/** The registry, such that this server checks events by what it has just taken in. The others notice within seconds. */
@ApplicationScoped
public class ServingRegistry {
    @Inject
    private SchemaStore store;

    @Inject
    private CurrentSchemas current;

    SchemaRegistry registry() {
        return new SchemaRegistry(store);
    }

    <T> T changed(Function<SchemaRegistry, T> change) {
        T result = change.apply(registry());
        current.refresh(store);
        return result;
    }
}
