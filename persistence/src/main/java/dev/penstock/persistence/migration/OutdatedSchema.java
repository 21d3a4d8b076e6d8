package dev.penstock.persistence.migration;

/** The database's schema is not the one that this program needs. */
public final class OutdatedSchema extends RuntimeException {
    public OutdatedSchema(String message) {
        super(message);
    }
}
