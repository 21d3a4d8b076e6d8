package dev.penstock.system;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * What an HTTP/1.1 answer says before its body, for clients that must cost next to nothing or see what no library shows.
 *
 * @param length of the body; 0 when it is chunked, or when nothing is said
 * @param chunked whether the body comes in chunks
 * @param closing whether the server ends the connection after it
 */
public record ResponseHead(int status, int length, boolean chunked, boolean closing) {
    /** Reads to the empty line, and no further. */
    public static ResponseHead read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                closing = true;
            }
        }
        return new ResponseHead(status, length, chunked, closing);
    }

    /** The size of the next chunk, from its own line; 0 of the last. */
    public static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    /** One line, without its end. */
    public static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
