package dev.penstock.system.fuzz;

import dev.penstock.system.ResponseHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sender's connection, opened again when it is gone. It is never told more than bytes. */
final class Wire implements AutoCloseable {
    /** Longer than anything here takes by far, and shorter than what a person calls a hang. */
    static final int PATIENCE_MS = 20_000;

    /** How long an answer to a request without an end is waited for, before the sender closes its side. */
    private static final int SILENCE_MS = 120;

    private static final int ANSWER_BYTES_MAX = 4 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b");

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    /** Nothing came for too long. */
    static final class Hung extends IOException {
        private static final long serialVersionUID = 1;
    }

    List<Answer> send(Shot shot) throws IOException {
        return shot.torn() ? torn(shot) : whole(shot);
    }

    /** Servers end a connection now and then; what was sent into that moment is sent again. */
    private List<Answer> whole(Shot shot) throws IOException {
        boolean fresh = socket == null;
        List<Answer> answers = new ArrayList<>();
        try {
            Socket open = open();
            open.getOutputStream().write(shot.bytes());
            while (answers.size() < shot.answers() && socket != null) {
                answers.add(read(shot.head()));
            }
        } catch (SocketTimeoutException e) {
            close();
            throw new Hung();
        } catch (IOException e) {
            close();
            if (!fresh && answers.isEmpty()) {
                return whole(shot);
            }
        }
        return answers.isEmpty() ? List.of(Answer.CLOSED) : answers;
    }

    /** Everything that comes until the server closes too. */
    private List<Answer> torn(Shot shot) throws IOException {
        close();
        byte[] all = new byte[0];
        try {
            Socket open = open();
            open.getOutputStream().write(shot.bytes());
            open.setSoTimeout(SILENCE_MS);
            in.mark(1);
            try {
                in.read();
                in.reset();
            } catch (SocketTimeoutException e) {
                // then it is the end that the server waits for
            }
            open.setSoTimeout(PATIENCE_MS);
            open.shutdownOutput();
            all = in.readNBytes(ANSWER_BYTES_MAX);
        } catch (SocketTimeoutException e) {
            throw new Hung();
        } catch (IOException e) {
            // closed, or reset because not all was read: no answer is one, too
        } finally {
            close();
        }
        return answersIn(new String(all, StandardCharsets.ISO_8859_1));
    }

    private static List<Answer> answersIn(String text) {
        List<Answer> answers = new ArrayList<>();
        Matcher status = STATUS.matcher(text);
        int from = -1;
        int last = 0;
        while (status.find()) {
            if (from >= 0) {
                answers.add(new Answer(last, utf8(text.substring(from, status.start()))));
            }
            from = status.end();
            last = Integer.parseInt(status.group(1));
        }
        answers.add(from < 0 ? Answer.CLOSED : new Answer(last, utf8(text.substring(from))));
        return answers;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private Answer read(boolean head) throws IOException {
        ResponseHead answer = ResponseHead.read(in);
        String body = head
                ? ""
                : answer.chunked() ? chunks() : new String(in.readNBytes(answer.length()), StandardCharsets.UTF_8);
        if (answer.closing()) {
            close();
        }
        return new Answer(answer.status(), body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = ResponseHead.chunkSize(in); size > 0; size = ResponseHead.chunkSize(in)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            ResponseHead.line(in);
        }
        ResponseHead.line(in);
        return body.toString();
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MS);
            // a port waits a minute after an orderly end, and there are fewer than are needed in a minute
            open.setSoLinger(true, 0);
            open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            in = new BufferedInputStream(open.getInputStream(), 8_192);
            socket = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
