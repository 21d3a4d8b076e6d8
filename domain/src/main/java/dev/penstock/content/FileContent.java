package dev.penstock.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.hash.Sha256;
import java.util.Base64;

/** A file: what is known of it, and its bytes in base64 unless it is large. */
final class FileContent {
    /** A larger file is described only; its bytes are in the event's data. */
    static final int INLINE_BYTES_MAX = 1 << 20;

    private FileContent() {}

    /** @param name as the sender wrote it, never to be used as a path; empty when it has none */
    static ObjectNode read(String contentType, String name, byte[] bytes) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            file.put("name", name);
        }
        file.put("contentType", contentType);
        file.put("size", bytes.length);
        file.put("sha256", Sha256.hex(bytes));
        if (bytes.length <= INLINE_BYTES_MAX) {
            file.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
        return file;
    }
}
