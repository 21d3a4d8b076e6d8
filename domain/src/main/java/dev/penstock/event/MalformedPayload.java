package dev.penstock.event;

/** A payload is not of the form that its content type promises. The message never quotes the payload. */
public final class MalformedPayload extends RuntimeException {
    public MalformedPayload(String message) {
        super(message);
    }
}
