package dev.penstock.model;

/**
 * One trained state of a model. Every prediction names the version that made it.
 *
 * @param name for example {@code text-moderation}
 * @param version counts up from 1
 */
public record ModelVersion(String name, int version) {
    public ModelVersion {
        if (version < 1) {
            throw new IllegalArgumentException("a model's version counts from 1, found " + version);
        }
    }

    /** {@code name@version}. */
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
