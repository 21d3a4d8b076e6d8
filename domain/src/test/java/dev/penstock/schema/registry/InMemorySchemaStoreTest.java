package dev.penstock.schema.registry;

class InMemorySchemaStoreTest implements SchemaStoreContract {
    private final SchemaStore store = new InMemorySchemaStore();

    @Override
    public SchemaStore store() {
        return store;
    }
}
