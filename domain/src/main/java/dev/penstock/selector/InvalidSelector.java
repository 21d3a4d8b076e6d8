package dev.penstock.selector;

/** A condition that is not of the selector language. The message says where, what was found and what is allowed. */
public final class InvalidSelector extends RuntimeException {
    private final int position;

    InvalidSelector(int position, String message) {
        super("at character " + position + ": " + message);
        this.position = position;
    }

    /** The character of the text, counted from 1, at which it stops being a selector. */
    public int position() {
        return position;
    }
}
