package dev.penstock.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelSchema;
import dev.penstock.schema.EventSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of the data of an event's type: the newest of its schemas, and what the models say whose stages emit it. */
final class EventShapes {
    private final Collection<EventSchema> schemas;
    private final Function<String, Stream<Predicted>> emitting;

    /**
     * What is in the events that a stage with a model emits.
     *
     * @param carried names of what it passes on of the events that it gets
     */
    record Predicted(ModelDefinition model, Set<String> carried) {}

    /** @param emitting the stages with models that emit a type */
    EventShapes(Collection<EventSchema> schemas, Function<String, Stream<Predicted>> emitting) {
        this.schemas = schemas;
        this.emitting = emitting;
    }

    /** JSON Schemas, all of which data of the type satisfies one or the other; empty when nothing is known. */
    List<JsonNode> of(String type) {
        List<JsonNode> shapes = new ArrayList<>();
        schemas.stream()
                .filter(schema -> schema.type().equals(type))
                .reduce((one, other) -> one.version() > other.version() ? one : other)
                .ifPresent(schema -> shapes.add(schema.document()));
        emitting.apply(type).forEach(one -> shapes.add(shape(one)));
        return shapes;
    }

    private static JsonNode shape(Predicted predicted) {
        ModelDefinition model = predicted.model();
        ObjectNode shape = JsonNodeFactory.instance.objectNode();
        shape.put("additionalProperties", false);
        shape.putArray("required").add("model").add("scores").add("output");
        ObjectNode properties = shape.putObject("properties");
        properties.putObject("model").put("type", "string");
        ObjectNode scores = properties.putObject("scores");
        scores.put("type", "object").put("additionalProperties", false);
        model.labels().forEach(label -> scores.withArray("required").add(label));
        model.labels()
                .forEach(label ->
                        scores.withObject("properties").putObject(label).put("type", "number"));
        ModelSchema output = model.output();
        if (output != null) {
            // a reference within it would lead to another place from here
            boolean refers = !output.document().findValues("$ref").isEmpty();
            properties.set("output", refers ? JsonNodeFactory.instance.objectNode() : output.document());
        }
        if (!predicted.carried().isEmpty()) {
            ObjectNode carried = properties.putObject("carried");
            carried.put("type", "object").put("additionalProperties", false);
            predicted.carried().forEach(name -> carried.withObject("properties").putObject(name));
        }
        return shape;
    }
}
