package dev.penstock.audit;

/**
 * Knows which of its versions it is.
 *
 * @param <S> itself
 */
public interface Stamped<S extends Stamped<S>> {
    /** Moves with every change. */
    long stamp();

    /** The same with another stamp. */
    S stamped(long stamp);
}
