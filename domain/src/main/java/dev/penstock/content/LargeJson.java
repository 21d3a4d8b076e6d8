package dev.penstock.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads a large JSON document into a tree whose long texts stay in the document, each a {@link LongText}. All else is as Jackson reads it.
 */
final class LargeJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonFactory factory;
    private final byte[] document;
    private final JsonParser parser;

    private LargeJson(JsonFactory factory, byte[] document, JsonParser parser) {
        this.factory = factory;
        this.document = document;
        this.parser = parser;
    }

    /** The tree; that of nothing is missing. */
    static JsonNode read(JsonFactory factory, byte[] document) throws IOException {
        try (JsonParser parser = factory.createParser(document)) {
            if (parser.nextToken() == null) {
                return NODES.missingNode();
            }
            JsonNode root = new LargeJson(factory, document, parser).value();
            if (parser.nextToken() != null) {
                throw new MalformedContent("the body is not one JSON document, something follows it: line "
                        + parser.currentTokenLocation().getLineNr());
            }
            return root;
        }
    }

    /** The value that begins with the current token. Nesting is the parser's to bound. */
    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    /** The parser checks a text that nobody asked for when it goes on. */
    private JsonNode text() throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        int end = start < 0 ? 0 : end((int) start + 1);
        return end - start < LongText.LENGTH_MIN
                ? NODES.textNode(parser.getText())
                : new LongText(new Slice(factory, document, (int) start, end));
    }

    /** After the quote that ends the text. */
    private int end(int from) {
        int at = from;
        while (at < document.length && document[at] != '"') {
            at += document[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, document.length);
    }

    /** A text with its quotes. */
    private static final class Slice implements LongText.Written {
        private final JsonFactory factory;
        private final byte[] document;
        private final int start;
        private final int end;

        private Slice(JsonFactory factory, byte[] document, int start, int end) {
            this.factory = factory;
            this.document = document;
            this.start = start;
            this.end = end;
        }

        @Override
        public String text() {
            try (JsonParser parser = opened()) {
                return parser.getText();
            } catch (IOException e) {
                throw new IllegalStateException("a text that was read before cannot be read", e);
            }
        }

        @Override
        public byte[] decoded() throws IOException {
            try (JsonParser parser = opened()) {
                return parser.getBinaryValue();
            }
        }

        private JsonParser opened() throws IOException {
            JsonParser parser = factory.createParser(document, start, end - start);
            parser.nextToken();
            return parser;
        }
    }
}
