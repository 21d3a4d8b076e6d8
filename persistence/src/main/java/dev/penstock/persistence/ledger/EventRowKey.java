package dev.penstock.persistence.ledger;

import dev.penstock.event.EventKey;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The key of an {@link EventRow}. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class EventRowKey implements Serializable {
    String source;
    String id;

    EventRowKey() {}

    EventRowKey(EventKey key) {
        source = key.source();
        id = key.id();
    }

    EventKey key() {
        return new EventKey(source, id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventRowKey key && key.source.equals(source) && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + id.hashCode();
    }
}
