package dev.penstock.definitions;

/**
 * One thing that is wrong with a definition.
 *
 * @param file relative to the folder of definitions
 * @param line counts from 1; 0 when the file as a whole is meant
 * @param key where in the file, for example {@code stages[0].delivery.attempts}; empty for the whole
 * @param found what stands there; never the value of a secret
 * @param allowed what may stand there
 */
public record Problem(String file, int line, String key, String found, String allowed) {
    /** One line: {@code sources/github.yaml:4: limits.body: found '1 MB'; allowed: …}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line;
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + "found " + found + "; allowed: " + allowed;
    }
}
