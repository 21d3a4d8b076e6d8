package dev.penstock.source;

import java.util.Optional;

/** The configuration's values, secrets among them: environment, files, secret stores. */
@FunctionalInterface
public interface ConfigValues {
    /** The value of a key; empty when it has none. */
    Optional<String> find(String key);
}
