package dev.penstock.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Event;
import dev.penstock.event.MalformedPayload;

/** An event as one JSON document: {@code id}, {@code source}, {@code type}, {@code time}, its attributes, and {@code data}. */
public final class EventDocument {
    public static final String DATA = "data";

    private EventDocument() {}

    /** @throws MalformedPayload when its data is not what its content type promises */
    public static ObjectNode of(Event event) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        event.attributes().forEach((name, value) -> {
            if (value instanceof String text) {
                document.put(name, text);
            } else if (value instanceof Long number) {
                document.put(name, number);
            } else if (value instanceof Double number) {
                document.put(name, number);
            } else if (value instanceof Boolean truth) {
                document.put(name, truth);
            }
        });
        document.put("id", event.key().id());
        document.put("source", event.key().source());
        document.put("type", event.type());
        document.put("time", event.time().toString());
        document.set(DATA, event.data().json());
        return document;
    }
}
