package dev.penstock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What models are called, given and paid, value by value. */
class ModelValuesTest {
    private static final ModelSchema SCHEMA = ModelSchema.compile("""
            {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
               "text": {"type": "string", "maxLength": 5},
               "image": {"type": "string", "contentEncoding": "base64"},
               "amount": {"type": "number", "minimum": 0}}}
            """);

    @Test
    void aReferenceIsAVersionOrAnAlias() {
        assertThat(ModelReference.parse("text-moderation"))
                .contains(new ModelReference.Aliased("text-moderation", ModelAlias.CHAMPION));
        assertThat(ModelReference.parse("text-moderation@3"))
                .contains(new ModelReference.Fixed(new ModelVersion("text-moderation", 3)));
        assertThat(ModelReference.parse("text-moderation@shadow"))
                .contains(new ModelReference.Aliased("text-moderation", ModelAlias.SHADOW));
        for (String wrong : new String[] {"", "x@", "x@0", "x@newest", "x@3@4", "@3"}) {
            assertThat(ModelReference.parse(wrong)).as(wrong).isEmpty();
        }
        for (String written : new String[] {"x", "x@3", "x@challenger"}) {
            assertThat(ModelReference.parse(written).orElseThrow()).hasToString(written);
        }
    }

    @Test
    void aViolationNamesPlaceAllowedAndFoundButNoContent() throws Exception {
        assertThat(SCHEMA.violations(
                        new ObjectMapper().readTree("{\"text\": \"hunter2\", \"amount\": -17, \"secret\": true}")))
                .isEqualTo("must have no members but those of the schema, found an object;"
                        + " /amount must be 0 or more, found a whole number;"
                        + " /text must have 5 characters or fewer, found a text of 7 characters");
        assertThat(SCHEMA.violations(JsonNodeFactory.instance.objectNode()))
                .isEqualTo("must have member 'text', found none");
        assertThat(SCHEMA.violations(JsonNodeFactory.instance.objectNode().put("text", "short")))
                .isEmpty();
    }

    @Test
    void aFileIsBase64OrBytes() {
        byte[] bytes = {1, 2, 3};
        assertThat(SCHEMA.isFile("image")).isTrue();
        assertThat(SCHEMA.isFile("text")).isFalse();
        ObjectNode values = JsonNodeFactory.instance
                .objectNode()
                .put("text", "a")
                .put("image", Base64.getEncoder().encodeToString(bytes));
        assertThat(new ModelInput(values).bytes("image")).isEqualTo(bytes);
        values.put("image", bytes);
        assertThat(SCHEMA.violations(values)).isEmpty();
        assertThat(new ModelInput(values).bytes("image")).isEqualTo(bytes);
        values.put("image", "no base64!");
        assertThatThrownBy(() -> new ModelInput(values).bytes("image"))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessage("input 'image' must be a file in base64, found a text that is not");
    }

    @Test
    void aPriceIsByCallAndByThousandTokens() {
        ModelPrice price = new ModelPrice("EUR", new BigDecimal("0.001"), new BigDecimal("0.5"), new BigDecimal("1.5"));
        assertThat(price.of(2_000, 100)).isEqualByComparingTo("1.151");
    }
}
