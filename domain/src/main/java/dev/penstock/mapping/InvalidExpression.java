package dev.penstock.mapping;

/** An expression that cannot be used; says what was found and what is allowed. */
public final class InvalidExpression extends RuntimeException {
    private final String found;
    private final String allowed;

    InvalidExpression(String found, String allowed) {
        super("found " + found + "; allowed: " + allowed);
        this.found = found;
        this.allowed = allowed;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }
}
