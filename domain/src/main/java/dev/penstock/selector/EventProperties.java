package dev.penstock.selector;

import dev.penstock.event.Event;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.jspecify.annotations.Nullable;

/** An event as the selector library wants to see it: attributes by name, no body. */
record EventProperties(Event event) implements Filterable {
    @Override
    public @Nullable Object getProperty(SimpleString name) {
        return switch (name.toString()) {
            case "id" -> event.key().id();
            case "source" -> event.key().source();
            case "type" -> event.type();
            default -> event.attributes().get(name.toString());
        };
    }

    @Override
    public <T> @Nullable T getBodyAs(Class<T> type) {
        return null;
    }

    @Override
    public @Nullable Object getLocalConnectionId() {
        return null;
    }
}
