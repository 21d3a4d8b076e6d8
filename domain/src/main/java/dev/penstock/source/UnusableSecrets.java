package dev.penstock.source;

import java.util.List;

/** Sources whose deliveries could not be verified: nothing starts with them. No message holds a secret. */
public final class UnusableSecrets extends RuntimeException {
    private final List<String> problems;

    /** @param problems each names the source, the key and what is wrong */
    public UnusableSecrets(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
