package dev.penstock.schema.compatibility;

/**
 * Why data that one schema admits may not be valid under another.
 *
 * @param rule upper case with underscores
 * @param pointer JSON Pointer to the place in the schema that does not accept the data; empty for the whole. It follows references
 * @param message a sentence for people
 * @param decided false when it could not be shown that the data is accepted, nor that it is not
 */
public record Incompatibility(String rule, String pointer, String message, boolean decided) {}
