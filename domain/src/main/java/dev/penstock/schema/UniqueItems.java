package dev.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.UniqueItemsValidator;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.Set;

/** {@code uniqueItems} as the standard has it, about arrays only: the library's own also refuses objects with two equal members. */
final class UniqueItems implements Keyword {
    @Override
    public String getValue() {
        return "uniqueItems";
    }

    @Override
    public JsonValidator newValidator(
            SchemaLocation location, JsonNodePath path, JsonNode value, JsonSchema parent, ValidationContext context) {
        return new OfArrays(location, path, value, parent, context);
    }

    private static final class OfArrays extends UniqueItemsValidator {
        OfArrays(
                SchemaLocation location,
                JsonNodePath path,
                JsonNode value,
                JsonSchema parent,
                ValidationContext context) {
            super(location, path, value, parent, context);
        }

        @Override
        public Set<ValidationMessage> validate(
                ExecutionContext execution, JsonNode node, JsonNode root, JsonNodePath place) {
            return node.isArray() ? super.validate(execution, node, root, place) : Set.of();
        }
    }
}
