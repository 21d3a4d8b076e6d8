package dev.penstock.source;

/**
 * A value by reference: {@code ${name}} in a definition, looked up in MicroProfile Config (environment, files, secret stores).
 *
 * @param name for example {@code github.secret}
 */
public record ConfigKey(String name) {
    @Override
    public String toString() {
        return "${" + name + "}";
    }
}
