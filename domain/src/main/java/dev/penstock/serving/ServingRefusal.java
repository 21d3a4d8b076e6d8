package dev.penstock.serving;

/** A request that is not answered with what it asks for. The message names what was found and what is allowed, never a value. */
public final class ServingRefusal extends RuntimeException {
    private final int status;

    /** @param status of HTTP */
    public ServingRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
