package dev.penstock.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

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
        file.put("sha256", sha256(bytes));
        if (bytes.length <= INLINE_BYTES_MAX) {
            file.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
