package dev.penstock.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.mapping.EventDocument;
import dev.penstock.mapping.Expression;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelSchema;
import dev.penstock.schema.SchemaPath;
import dev.penstock.stage.Work;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Whether what a stage maps into its model is what the model takes, as far as that can be seen before there is an event. */
final class InputChecks {
    private final StageFields stage;
    private final Work.Infer infer;
    private final ModelDefinition model;

    InputChecks(StageFields stage, Work.Infer infer, ModelDefinition model) {
        this.stage = stage;
        this.infer = infer;
        this.model = model;
    }

    void run(EventShapes shapes) {
        Set<String> members = model.input().members();
        Set<String> given = infer.input().keySet();
        if (!members.containsAll(given) || !given.containsAll(model.input().required())) {
            stage.place("input").problem(given.toString(), members + inputs());
            return;
        }
        infer.input().forEach((input, expression) -> {
            if (expression instanceof Expression.Pointer pointer) {
                checkPointer(shapes, input, pointer.pointer());
            }
        });
    }

    private String inputs() {
        Set<String> optional = new TreeSet<>(model.input().members());
        optional.removeAll(model.input().required());
        return ", the inputs of model " + model.version()
                + (optional.isEmpty() ? "" : ", of which " + optional + " may be left out");
    }

    private void checkPointer(EventShapes shapes, String input, JsonPointer pointer) {
        if (!pointer.getMatchingProperty().equals(EventDocument.DATA)) {
            return;
        }
        String type = stage.stage().on().type();
        Place place = stage.place("input").fields().required(input);
        for (JsonNode shape : shapes.of(type)) {
            SchemaPath path = SchemaPath.follow(shape, pointer.tail());
            Set<String> allowed = taken(input);
            Set<String> found = path.schema().map(SchemaPath::types).orElse(Set.of());
            if (!path.possible()) {
                place.problem(
                        "'" + pointer + "', where events of type " + type + " have nothing", "a place that they have");
            } else if (!found.isEmpty() && !allowed.isEmpty() && Collections.disjoint(found, allowed)) {
                place.problem(
                        "'" + pointer + "', which is of type " + String.join(" or ", found) + " in events of type "
                                + type,
                        "type " + String.join(" or ", allowed) + ", which model " + model.version() + " takes");
            } else if (!path.certain() && model.input().required().contains(input)) {
                place.warning(
                        "'" + pointer + "', which events of type " + type + " may lack",
                        "a place that their schema requires: the model needs it");
            }
        }
    }

    private Set<String> taken(String input) {
        ModelSchema schema = model.input();
        JsonPointer member = JsonPointer.empty().appendProperty(input);
        Set<String> types = new TreeSet<>(SchemaPath.follow(schema.document(), member)
                .schema()
                .map(SchemaPath::types)
                .orElse(Set.of()));
        if (schema.isFile(input)) {
            types.add("object");
        }
        return types;
    }
}
