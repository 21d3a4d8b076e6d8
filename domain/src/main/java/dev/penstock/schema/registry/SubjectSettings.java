package dev.penstock.schema.registry;

import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import org.jspecify.annotations.Nullable;

/** What is set for a subject, or for all: null where nothing is, so that the wider setting counts. */
public record SubjectSettings(
        @Nullable CompatibilityMode compatibility,
        @Nullable Reading reading,
        @Nullable RegistryMode mode) {
    public static final SubjectSettings NONE = new SubjectSettings(null, null, null);

    /** What counts where nobody has set anything. */
    static final SubjectSettings INITIAL =
            new SubjectSettings(CompatibilityMode.BACKWARD, Reading.PRACTICAL, RegistryMode.READWRITE);

    SubjectSettings orElse(SubjectSettings wider) {
        return new SubjectSettings(
                compatibility == null ? wider.compatibility : compatibility,
                reading == null ? wider.reading : reading,
                mode == null ? wider.mode : mode);
    }

    public SubjectSettings withMode(@Nullable RegistryMode newMode) {
        return new SubjectSettings(compatibility, reading, newMode);
    }
}
