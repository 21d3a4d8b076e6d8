package dev.penstock.content;

/** A body is not of the form that its content type promises. The message never quotes the body. */
public final class MalformedContent extends RuntimeException {
    public MalformedContent(String message) {
        super(message);
    }
}
