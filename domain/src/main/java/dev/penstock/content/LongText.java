package dev.penstock.content;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text that stands somewhere in a body and is made only when somebody asks for it, each time anew: so that a picture in base64 costs
 * nothing as long as nobody looks. {@link #binaryValue} gives the bytes without making the text.
 */
final class LongText extends ValueNode {
    /** A text of so many bytes is made at once. */
    static final int LENGTH_MIN = 16 << 10;

    private static final long serialVersionUID = 1;

    /** Where it stands. */
    interface Written {
        String text();

        /** What the text says as base64. */
        byte[] decoded() throws IOException;
    }

    private final transient Written written;

    LongText(Written written) {
        this.written = written;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public String textValue() {
        return written.text();
    }

    @Override
    public String asText() {
        return written.text();
    }

    @Override
    public byte[] binaryValue() throws IOException {
        return written.decoded();
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(written.text());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof JsonNode node
                        && node.isTextual()
                        && node.textValue().equals(written.text()));
    }

    @Override
    public int hashCode() {
        return written.text().hashCode();
    }
}
