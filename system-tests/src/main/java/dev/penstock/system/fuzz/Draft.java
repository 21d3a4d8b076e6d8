package dev.penstock.system.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A request that is being made; the characters of its head are bytes. */
final class Draft {
    /** A header as it will be written. */
    record Header(String name, String value) {}

    final String source;
    final long number;
    final RandomGenerator random;
    final List<Header> headers = new ArrayList<>();
    String method = "POST";
    String target;
    String version = "HTTP/1.1";
    String lineEnd = "\r\n";
    byte[] body;
    /** Null for the body's true length. */
    byte[] framed = new byte[0];

    boolean isFramed;
    Expectation expectation = Expectation.ACCEPTED;
    boolean torn;

    Draft(String source, long number, RandomGenerator random, byte[] body) {
        this.source = source;
        this.number = number;
        this.random = random;
        this.target = "/hooks/" + source;
        this.body = body;
    }

    Draft with(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Somewhere among the others. */
    void insert(String name, String value) {
        headers.add(random.nextInt(headers.size() + 1), new Header(name, value));
    }

    void remove(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    }

    void replace(String name, String value) {
        headers.replaceAll(header -> header.name().equalsIgnoreCase(name) ? new Header(header.name(), value) : header);
    }

    String value(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** What follows the head, as it is and without a Content-Length of its own. */
    void frame(byte[] asWritten) {
        framed = asWritten;
        isFramed = true;
    }

    void now(Expectation expected) {
        expectation = expected;
    }

    void tear() {
        torn = true;
    }

    byte[] head() {
        StringBuilder head =
                new StringBuilder(method + " " + target + (version.isEmpty() ? "" : " " + version) + lineEnd);
        for (Header header : headers) {
            head.append(header.name()).append(": ").append(header.value()).append(lineEnd);
        }
        if (!isFramed) {
            head.append("Content-Length: ").append(body.length).append(lineEnd);
        }
        return head.append(lineEnd).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head());
        bytes.writeBytes(isFramed ? framed : body);
        return bytes.toByteArray();
    }
}
