package dev.penstock.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Event;
import dev.penstock.mapping.EventDocument;
import dev.penstock.mapping.Expression;
import dev.penstock.mapping.FailedExpression;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes a model's inputs out of an event, as the stage's expressions say. What they are like is the model's to check. */
final class InputMapping {
    /** Of a file in an event: its bytes, unless it is large. */
    private static final String BASE64 = "base64";

    private InputMapping() {}

    /**
     * @throws ModelInputViolation when a needed value is not there, or an expression fails for this event: trying again will
     *     not help
     */
    static ModelInput apply(Map<String, Expression> mapping, Event event, ModelDefinition model) {
        ObjectNode document = EventDocument.of(event);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        mapping.forEach((input, expression) -> {
            JsonNode found = value(input, expression, document, model);
            if (model.input().isFile(input) && found.isObject()) {
                found = found.path(BASE64);
            }
            if (!found.isMissingNode()) {
                values.set(input, found);
            } else if (model.input().required().contains(input)) {
                throw new ModelInputViolation("input '%s' of model %s: found nothing at %s; the model needs it"
                        .formatted(input, model.version(), expression));
            }
        });
        return new ModelInput(values);
    }

    /** A model knows its inputs only; whoever reads why an event failed knows the event. */
    static ModelInputViolation withOrigins(ModelInputViolation violation, Map<String, Expression> mapping) {
        String origins = mapping.entrySet().stream()
                .map(entry -> "/" + entry.getKey() + " is taken from " + entry.getValue())
                .collect(Collectors.joining(", "));
        return new ModelInputViolation(violation.getMessage() + "; " + origins, violation);
    }

    private static JsonNode value(String input, Expression expression, ObjectNode document, ModelDefinition model) {
        try {
            return expression.evaluate(document);
        } catch (FailedExpression e) {
            throw new ModelInputViolation(
                    "input '%s' of model %s: %s".formatted(input, model.version(), e.getMessage()));
        }
    }
}
