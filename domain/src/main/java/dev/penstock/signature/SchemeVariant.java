package dev.penstock.signature;

/**
 * A scheme that differs from another in one or more ways.
 *
 * @param difference the weightiest of the ways
 * @param expected what the original has there, in words
 * @param found what the variant has
 */
public record SchemeVariant(Difference difference, String expected, String found, SignatureScheme scheme) {
    /** What differs. */
    public enum Difference {
        ALGORITHM,
        SECRET_FORM,
        ENCODING
    }
}
