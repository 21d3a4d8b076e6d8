package dev.penstock.schema;

/** A text that is no usable JSON Schema. */
public final class InvalidSchema extends RuntimeException {
    private final int line;
    private final String pointer;
    private final String found;
    private final String allowed;

    public InvalidSchema(int line, String pointer, String found, String allowed) {
        super((pointer.isEmpty() ? "" : pointer + ": ") + "found " + found + "; allowed: " + allowed);
        this.line = line;
        this.pointer = pointer;
        this.found = found;
        this.allowed = allowed;
    }

    /** Counts from 1; 0 when it is not known. */
    public int line() {
        return line;
    }

    /** JSON Pointer to the keyword at fault; empty for the whole. */
    public String pointer() {
        return pointer;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }
}
