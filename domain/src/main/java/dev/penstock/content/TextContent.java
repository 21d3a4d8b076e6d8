package dev.penstock.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Text: one JSON string. */
final class TextContent {
    private TextContent() {}

    /** Bytes that are no text of the {@code charset} (UTF-8 when left out) become the replacement character. */
    static TextNode read(MediaType type, byte[] bytes) {
        return JsonNodeFactory.instance.textNode(new String(bytes, charset(type.parameter("charset"))));
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MalformedContent("the charset of the content type is not known");
        }
    }
}
