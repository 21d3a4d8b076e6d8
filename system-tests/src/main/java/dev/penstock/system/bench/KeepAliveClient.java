package dev.penstock.system.bench;

import dev.penstock.system.ResponseHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * One HTTP/1.1 connection that posts requests rendered beforehand: it shares the machine with what it measures, so it must cost
 * next to nothing.
 */
final class KeepAliveClient implements AutoCloseable {
    private final int port;
    private Socket socket;
    private InputStream in;

    KeepAliveClient(int port) throws IOException {
        this.port = port;
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        return connected;
    }

    /** Servers end a connection after some number of requests, and say so beforehand. */
    private void reconnect() throws IOException {
        socket.close();
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
    }

    /**
     * What the server answered.
     *
     * @param bodyBytes how long the body was
     */
    record Answer(int status, int bodyBytes) {}

    /** Sends a whole request and reads its answer. */
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        ResponseHead head = ResponseHead.read(in);
        int length = head.length();
        if (head.chunked()) {
            length = skipChunks();
        } else if (length > 0) {
            in.skipNBytes(length);
        }
        if (head.closing()) {
            reconnect();
        }
        return new Answer(head.status(), length);
    }

    private int skipChunks() throws IOException {
        int length = 0;
        for (int size = ResponseHead.chunkSize(in); size > 0; size = ResponseHead.chunkSize(in)) {
            in.skipNBytes(size);
            ResponseHead.line(in);
            length += size;
        }
        ResponseHead.line(in);
        return length;
    }

    static byte[] request(String path, String host, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n\r\n");
        byte[] headBytes = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(headBytes, headBytes.length + body.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        return request;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
