package dev.penstock.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections whose senders begin a request and do not end it. */
final class SlowSenders implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final List<Socket> connections = new ArrayList<>();

    /** Opens so many, each with the same beginning. */
    void begin(int port, int count, String beginning) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connections.add(connection);
            connection.setSoTimeout(PATIENCE_MS);
            connection.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** What each of them hears until its connection is closed; empty for nothing. */
    List<String> heard() throws IOException {
        List<String> heard = new ArrayList<>();
        for (Socket connection : connections) {
            heard.add(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return heard;
    }

    @Override
    public void close() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
