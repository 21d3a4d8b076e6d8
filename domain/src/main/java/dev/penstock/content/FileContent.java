package dev.penstock.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A file: what is known of it, and its bytes in base64, which of a large one are made only when somebody asks. */
final class FileContent {
    private FileContent() {}

    /**
     * A file that is a part of a body.
     *
     * @param name as the sender wrote it, never to be used as a path; empty when it has none
     * @param body not to be changed, for the file stays in it
     */
    static ObjectNode read(String contentType, String name, byte[] body, int start, int end) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            file.put("name", name);
        }
        Slice slice = new Slice(body, start, end);
        file.put("contentType", contentType);
        file.put("size", end - start);
        file.put("sha256", Sha256.hex(body, start, end));
        file.set(
                "base64",
                end - start < LongText.LENGTH_MIN
                        ? JsonNodeFactory.instance.textNode(slice.text())
                        : new LongText(slice));
        return file;
    }

    private static final class Slice implements LongText.Written {
        private final byte[] body;
        private final int start;
        private final int end;

        private Slice(byte[] body, int start, int end) {
            this.body = body;
            this.start = start;
            this.end = end;
        }

        @Override
        public String text() {
            ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(body, start, end - start));
            return new String(encoded.array(), 0, encoded.limit(), StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] decoded() {
            return Arrays.copyOfRange(body, start, end);
        }
    }
}
