package dev.penstock.persistence.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of a {@link StageRunRow}. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class StageRunRowKey implements Serializable {
    @Column(name = "input_source")
    String inputSource;

    @Column(name = "input_id")
    String inputId;

    String stage;

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StageRunRowKey key
                && key.inputSource.equals(inputSource)
                && key.inputId.equals(inputId)
                && key.stage.equals(stage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputSource, inputId, stage);
    }
}
