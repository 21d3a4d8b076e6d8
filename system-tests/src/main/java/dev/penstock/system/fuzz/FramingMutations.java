package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lies about where a request ends; several hide a second request, rightly signed, in the body of the first. */
final class FramingMutations {
    private final Senders senders;

    FramingMutations(Senders senders) {
        this.senders = senders;
    }

    Mutations all() {
        Mutations all = new Mutations();
        all.add(
                "length-too-small",
                d -> length(d, Integer.toString(d.random.nextInt(d.body.length)), Expectation.REFUSED));
        all.add(
                "length-too-large",
                d -> length(d, Integer.toString(d.body.length + 1 + d.random.nextInt(5_000)), Expectation.REFUSED));
        all.add(
                "length-odd",
                d -> length(
                        d,
                        any(
                                d.random,
                                List.of(
                                        "-1",
                                        "-" + d.body.length,
                                        "+" + d.body.length,
                                        "0x10",
                                        "1e3",
                                        "",
                                        " ",
                                        "99999999999999999999",
                                        "9223372036854775807",
                                        "2147483648",
                                        "4294967297",
                                        d.body.length + ",",
                                        d.body.length + " " + d.body.length,
                                        "\u0660")),
                        Expectation.EITHER));
        all.add("length-none", d -> {
            d.frame(d.body);
            d.now(Expectation.REFUSED);
            d.tear();
        });
        all.add("length-twice", d -> {
            int other = d.random.nextBoolean() ? d.body.length : d.random.nextInt(d.body.length + 50);
            d.with("Content-Length", Integer.toString(d.body.length)).with("Content-Length", Integer.toString(other));
            d.frame(d.body);
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("chunked", d -> {
            d.with("Transfer-Encoding", "chunked");
            d.frame(chunks(d, "", ""));
        });
        all.add(
                "chunked-extension",
                d -> chunked(
                        d,
                        any(d.random, List.of(";a=b", ";a=\"\\\"\"", " ;x", ";" + "e".repeat(200), ";\u0001", "\t")),
                        "",
                        Expectation.EITHER));
        all.add(
                "chunked-trailer",
                d -> chunked(
                        d,
                        "",
                        any(
                                d.random,
                                List.of(
                                        "X-T: 1\r\n",
                                        "Content-Length: 5\r\n",
                                        "X-Hub-Signature-256: x\r\n",
                                        "t".repeat(9_000) + ": x\r\n",
                                        "bad\r\n")),
                        Expectation.EITHER));
        all.add("chunked-bad-size", d -> {
            d.with("Transfer-Encoding", "chunked");
            d.frame((any(
                                    d.random,
                                    List.of(
                                            "zz",
                                            "-2",
                                            "",
                                            "ffffffffffffffff",
                                            "7fffffff",
                                            "80000000",
                                            "0x5",
                                            "1 2",
                                            "fffffffffffffffff",
                                            "0000000000000000000000000001",
                                            "5\n",
                                            ";"))
                            + "\r\n" + text(d.body) + "\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            d.now(Expectation.REFUSED);
            d.tear();
        });
        all.add("chunked-no-end", d -> {
            d.with("Transfer-Encoding", "chunked");
            byte[] whole = chunks(d, "", "");
            d.frame(Arrays.copyOf(whole, whole.length - 1 - d.random.nextInt(Math.min(whole.length - 1, 60))));
            d.now(Expectation.REFUSED);
            d.tear();
        });
        all.add("smuggle-length-and-chunked", d -> smuggle(d, "chunked", true));
        all.add(
                "smuggle-odd-encoding",
                d -> smuggle(
                        d,
                        any(
                                d.random,
                                List.of(
                                        "xchunked",
                                        "chunkedx",
                                        "identity",
                                        "gzip, chunked",
                                        "chunked, identity",
                                        " chunked",
                                        "\u000bchunked",
                                        "chunked\u0000",
                                        "Chunked",
                                        "chunked;q=1",
                                        "\"chunked\"",
                                        "chunked\r\n folded")),
                        true));
        all.add("smuggle-encoding-twice", d -> {
            d.with("Transfer-Encoding", "identity");
            smuggle(d, "chunked", d.random.nextBoolean());
        });
        all.add("smuggle-space-before-colon", d -> {
            d.with("Transfer-Encoding ", "chunked");
            smuggle(d, "", true);
        });
        all.add("smuggle-in-body", d -> {
            byte[] hidden = hidden(d);
            d.body = hidden;
            d.now(Expectation.REFUSED);
        });
        return all;
    }

    private static void length(Draft d, String value, Expectation expected) {
        d.with("Content-Length", value);
        d.frame(d.body);
        d.now(expected);
        d.tear();
    }

    private static void chunked(Draft d, String extension, String trailer, Expectation expected) {
        d.with("Transfer-Encoding", "chunked");
        d.frame(chunks(d, extension, trailer));
        d.now(expected);
        d.tear();
    }

    /**
     * The body ends where Content-Length says, and in it stands what ends a chunked body, and a whole request: whoever reads the one
     * header where the other counts, or neither, takes it for a request of its own.
     */
    private void smuggle(Draft d, String encoding, boolean withLength) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        framed.writeBytes(hidden(d));
        if (!encoding.isEmpty()) {
            d.with("Transfer-Encoding", encoding);
        }
        if (withLength) {
            d.insert("Content-Length", Integer.toString(framed.size()));
        }
        d.frame(framed.toByteArray());
        d.now(Expectation.REFUSED);
        d.tear();
    }

    private byte[] hidden(Draft d) {
        Draft hidden =
                senders.signed("fz-github", d.number, d.random, "{\"smuggled\":true}".getBytes(StandardCharsets.UTF_8));
        hidden.replace("X-GitHub-Delivery", "smuggled-" + senders.id(d.number));
        return hidden.bytes();
    }

    private static byte[] chunks(Draft d, String extension, String trailer) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < d.body.length; ) {
            int size = Math.min(d.body.length - at, 1 + d.random.nextInt(d.body.length));
            chunks.writeBytes((Integer.toHexString(size) + extension + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            chunks.write(d.body, at, size);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            at += size;
        }
        chunks.writeBytes(("0" + extension + "\r\n" + trailer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return chunks.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
