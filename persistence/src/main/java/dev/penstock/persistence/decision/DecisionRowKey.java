package dev.penstock.persistence.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of a {@link DecisionRow}. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class DecisionRowKey implements Serializable {
    @Column(name = "subject_source")
    String subjectSource;

    @Column(name = "subject_id")
    String subjectId;

    String pipeline;

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecisionRowKey key
                && key.subjectSource.equals(subjectSource)
                && key.subjectId.equals(subjectId)
                && key.pipeline.equals(pipeline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subjectSource, subjectId, pipeline);
    }
}
