package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.oneLine;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Signatures that are wrong, or written as no sender writes them. */
final class SignatureMutations {
    private SignatureMutations() {}

    static Mutations all() {
        Mutations all = new Mutations();
        refuse(all, "signature-none", (d, header) -> d.remove(header));
        refuse(all, "signature-empty", (d, header) -> d.replace(header, ""));
        refuse(all, "signature-bytes", (d, header) -> d.replace(header, oneLine(d.random, 1 + d.random.nextInt(80))));
        refuse(all, "signature-cut", (d, header) -> {
            String value = d.value(header);
            d.replace(header, value.substring(0, d.random.nextInt(value.length())));
        });
        refuse(all, "signature-long", (d, header) -> d.replace(header, d.value(header) + "0".repeat(3_000)));
        refuse(all, "signature-many", (d, header) -> d.replace(header, "v1,AAAA ".repeat(500)));
        refuse(all, "signature-other-encoding", (d, header) -> {
            String value = d.value(header);
            String hex = value.substring(value.lastIndexOf('=') + 1);
            d.replace(
                    header,
                    hex.length() == 64
                            ? value.replace(
                                    hex,
                                    Base64.getEncoder()
                                            .encodeToString(HexFormat.of().parseHex(hex)))
                            : value.replace("v1,", "v1,=").replace('+', '-'));
        });
        refuse(all, "body-tampered", (d, header) -> {
            if (d.body.length > 0) {
                d.body = d.body.clone();
                d.body[d.random.nextInt(d.body.length)] ^= (byte) (1 << d.random.nextInt(8));
            }
        });
        refuse(all, "body-appended", (d, header) -> {
            d.body = java.util.Arrays.copyOf(d.body, d.body.length + 1);
            d.body[d.body.length - 1] = '\n';
        });
        all.add("signature-twice", d -> {
            String header = Senders.signatureHeader(d.source);
            d.insert(header, d.random.nextBoolean() ? d.value(header) : oneLine(d.random, 20));
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("signature-upper-case", d -> {
            String header = Senders.signatureHeader(d.source);
            d.replace(header, d.value(header).toUpperCase(Locale.ROOT));
            d.now(Expectation.EITHER);
        });
        all.add("signature-spaces", d -> {
            String header = Senders.signatureHeader(d.source);
            d.replace(header, Mutations.any(d.random, List.of("  ", "\t", " \t ")) + d.value(header) + "  ");
            d.now(Expectation.EITHER);
        });
        all.add("id-odd", d -> {
            d.replace("X-GitHub-Delivery", oneLine(d.random, d.random.nextInt(20)) + d.value("X-GitHub-Delivery"));
            d.replace("webhook-id", oneLine(d.random, 1 + d.random.nextInt(20)) + d.value("webhook-id"));
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("id-long", d -> {
            d.replace("X-GitHub-Delivery", d.value("X-GitHub-Delivery") + "i".repeat(d.random.nextInt(600)));
            d.replace("X-GitHub-Event", "e".repeat(1 + d.random.nextInt(600)));
            d.now(Expectation.EITHER);
        });
        return all;
    }

    private interface Act {
        void on(Draft draft, String header);
    }

    private static void refuse(Mutations all, String kind, Act act) {
        all.add(kind, d -> {
            act.on(d, Senders.signatureHeader(d.source));
            d.now(Expectation.REFUSED);
            if (kind.equals("signature-bytes")) {
                d.tear();
            }
        });
    }
}
