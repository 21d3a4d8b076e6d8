package dev.penstock.schema.registry;

import java.util.function.UnaryOperator;

/** Where registrations are kept: a port that persistence implements. */
public interface SchemaStore {
    /** That of what {@link #read} would give: a cheap question. */
    long stamp();

    Registrations read();

    /**
     * Changes what is registered. Changes happen one after the other, on whatever server: each sees what the one before it left.
     *
     * @param change what is to be; what it throws is thrown, and then nothing has changed. The stamp is not its concern
     * @return what is registered now
     */
    Registrations change(UnaryOperator<Registrations> change);
}
