package dev.penstock.web.wire;

import dev.penstock.web.json.Json;
import dev.penstock.web.problem.Problem;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;

/** A problem as the bytes of a whole response, for requests that never reach the container. The connection ends with it. */
final class RawAnswer {
    private RawAnswer() {}

    /** When the connection is closed. */
    enum End {
        /** When the answer is sent. What has come and was not read makes the sender's side forget the answer. */
        AT_ONCE,
        /** By the sender, who sees no more coming; what he sends until then is to be read and dropped. */
        WHEN_READ
    }

    static byte[] of(Problem problem) {
        byte[] body = Json.bytes(problem);
        String head = "HTTP/1.1 " + problem.status() + " " + problem.title() + "\r\nContent-Type: " + Problem.MEDIA_TYPE
                + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** Sends it without waiting, and ends the connection when it is sent or cannot be. */
    static <L> void send(Connection<L> connection, Problem problem, End end) {
        MemoryManager<?> memory = connection.getMemoryManager();
        connection.write(Buffers.wrap(memory, of(problem)), new EmptyCompletionHandler<WriteResult<Buffer, L>>() {
            @Override
            public void completed(WriteResult<Buffer, L> result) {
                if (end == End.AT_ONCE || !sentAll(connection)) {
                    connection.closeSilently();
                }
            }

            @Override
            public void failed(Throwable failure) {
                connection.closeSilently();
            }

            @Override
            public void cancelled() {
                connection.closeSilently();
            }
        });
    }

    /** Returns whether the sender was told that no more comes. */
    private static boolean sentAll(Connection<?> connection) {
        try {
            if (connection instanceof NIOConnection nio && nio.getChannel() instanceof SocketChannel channel) {
                channel.shutdownOutput();
                return true;
            }
        } catch (IOException e) {
            // then it is gone already
        }
        return false;
    }
}
