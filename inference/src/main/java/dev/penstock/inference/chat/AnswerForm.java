package dev.penstock.inference.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.Prediction;
import dev.penstock.model.TokenUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON that a chat model is bound to answer in: the members of the definition's output and, where it has labels, a member
 * {@value #SCORES} with a number from 0 to 1 for each.
 */
final class AnswerForm {
    private static final String SCORES = "scores";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelDefinition definition;
    private final ModelSchema answer;

    AnswerForm(ModelDefinition definition) {
        this.definition = definition;
        this.answer = ModelSchema.compile(schema(definition).toString());
    }

    JsonNode schema() {
        return answer.document();
    }

    private static ObjectNode schema(ModelDefinition definition) {
        ModelSchema output = definition.output();
        ObjectNode schema = output == null
                ? JsonNodeFactory.instance.objectNode()
                : output.document().deepCopy();
        schema.put("type", "object").put("additionalProperties", false);
        if (!definition.labels().isEmpty()) {
            ObjectNode scores = schema.withObject("/properties/" + SCORES)
                    .put("type", "object")
                    .put("additionalProperties", false);
            definition.labels().forEach(label -> {
                scores.withArray("required").add(label);
                scores.withObject("properties")
                        .putObject(label)
                        .put("type", "number")
                        .put("minimum", 0)
                        .put("maximum", 1);
            });
            schema.withArray("required").add(SCORES);
        }
        return schema;
    }

    /** @throws ModelFailure when the answer is not what the model is bound to */
    Prediction read(String text, TokenUsage tokens) {
        JsonNode read = parsed(text);
        String violations = answer.violations(read);
        if (!violations.isEmpty()) {
            throw broken("violates its schema: " + violations);
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        definition
                .labels()
                .forEach(
                        label -> scores.put(label, read.path(SCORES).path(label).doubleValue()));
        if (definition.output() == null) {
            return new Prediction(scores, null, tokens);
        }
        ObjectNode output = read.deepCopy();
        if (!definition.labels().isEmpty()) {
            output.remove(SCORES);
        }
        return new Prediction(scores, output, tokens);
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw broken("is no JSON");
        }
        throw broken("is no object in JSON");
    }

    private ModelFailure broken(String how) {
        return new ModelFailure("model " + definition.version() + ": its answer " + how, null);
    }
}
