package dev.penstock.schema;

/**
 * One way in which data does not follow its schema.
 *
 * @param pointer JSON Pointer into the data; empty for the whole
 * @param rule the schema keyword that is violated, for example {@code required}
 * @param message what is allowed; never the value that was found
 */
public record Violation(String pointer, String rule, String message) {}
