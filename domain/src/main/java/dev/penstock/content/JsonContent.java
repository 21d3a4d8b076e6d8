package dev.penstock.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON itself. Of members with the same name the last counts, as with most parsers; the bytes keep them all. */
public final class JsonContent {
    /** How deep arrays and objects may nest before JSON is refused. */
    public static final int DEPTH_MAX = 100;

    /** No body is larger. */
    private static final int TEXT_LENGTH_MAX = 64 << 20;

    /** In a larger document long texts are not made before somebody asks for them. */
    private static final int LARGE_BYTES = 64 << 10;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(TEXT_LENGTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonContent() {}

    /**
     * What the bytes say. They must not be changed afterwards: long texts stay in them.
     *
     * @throws MalformedContent when the bytes are not one JSON document, or nest deeper than {@value #DEPTH_MAX}
     */
    public static JsonNode read(byte[] bytes) {
        JsonNode json;
        try {
            json = bytes.length < LARGE_BYTES ? JSON.readTree(bytes) : LargeJson.read(JSON.getFactory(), bytes);
        } catch (JsonProcessingException e) {
            throw new MalformedContent("the body is not JSON" + place(e.getLocation()));
        } catch (IOException e) {
            throw new MalformedContent("the body is not JSON");
        }
        if (json.isMissingNode()) {
            throw new MalformedContent("the body is empty, not JSON");
        }
        return json;
    }

    public static byte[] write(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a JSON tree that cannot be written", e);
        }
    }

    /**
     * The bytes of each item of an array, exactly as they stand in the document.
     *
     * @param document JSON that has been read before
     * @param array where the array stands
     * @throws MalformedContent when the document is not UTF-8, the encoding that JSON has between systems
     */
    public static List<byte[]> items(byte[] document, JsonPointer array) {
        List<byte[]> items = null;
        try (JsonParser parser = JSON.createParser(document)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY
                        && parser.getParsingContext()
                                .getParent()
                                .pathAsPointer()
                                .equals(array)) {
                    items = items(parser, document);
                }
            }
        } catch (IOException e) {
            throw new MalformedContent("the body is not JSON");
        }
        if (items == null) {
            throw new MalformedContent("the body must have an array at '" + array + "'");
        }
        return items;
    }

    private static List<byte[]> items(JsonParser parser, byte[] document) throws IOException {
        List<byte[]> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, document));
        }
        return items;
    }

    /** The bytes of the last member of a name in the outermost object; null when it has none. */
    public static byte @Nullable [] member(byte[] document, String name) {
        byte[] found = null;
        try (JsonParser parser = JSON.createParser(document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                parser.nextToken();
                byte[] value = value(parser, document);
                found = wanted ? value : found;
            }
        } catch (IOException e) {
            throw new MalformedContent("the body is not JSON");
        }
        return found;
    }

    /** Where the parser stands, exactly as it is written. */
    private static byte[] value(JsonParser parser, byte[] document) throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long end = parser.currentLocation().getByteOffset();
        if (start < 0) {
            throw new MalformedContent("the body is JSON in another encoding than UTF-8");
        }
        return Arrays.copyOfRange(document, (int) start, (int) end);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ", or nests deeper than " + DEPTH_MAX
                : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
