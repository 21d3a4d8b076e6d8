package dev.penstock.tensor;

/** What should be a tensor is none. The message names the tensor, what was found and what is allowed, never a value. */
public final class InvalidTensor extends RuntimeException {
    public InvalidTensor(String message) {
        super(message);
    }
}
