package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;
import static dev.penstock.system.fuzz.Mutations.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes the shots of one seed. Each depends on the seed and its number alone, so that one of a million can be made again. */
final class Generator {
    private static final List<String> FOREIGN = List.of(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "\r\n\r\n\r\n\r\n",
            "GET /\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "SSH-2.0-fuzz\r\n",
            "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "\u0000\u0000\u0000\u0000",
            "POST");

    private final long seed;
    private final Senders senders;
    private final OtherRequests others;
    private final Mutations signatures = SignatureMutations.all();
    private final Mutations headers = HeaderMutations.all();
    private final Mutations targets = TargetMutations.all();
    private final Mutations framings;

    Generator(long seed, Senders senders, OtherRequests others) {
        this.seed = seed;
        this.senders = senders;
        this.others = others;
        framings = new FramingMutations(senders).all();
    }

    Shot shot(long number) {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int share = random.nextInt(100);
        if (share < 12) {
            return shot("valid", valid(number, random));
        } else if (share < 28) {
            return mutated(signatures, number, random);
        } else if (share < 46) {
            return mutated(framings, number, random);
        } else if (share < 64) {
            return mutated(headers, number, random);
        } else if (share < 74) {
            return mutated(targets, number, random);
        } else if (share < 84) {
            return shot("body-odd", oddBody(number, random));
        } else if (share < 87) {
            return shot("handshake", others.handshake(number, random));
        } else if (share < 89) {
            return shot("api-stranger", others.stranger(number, random));
        } else if (share < 91) {
            return shot("api", others.friend(number, random));
        } else if (share < 93) {
            return shot("elsewhere", others.elsewhere(number, random));
        } else if (share < 95) {
            return pair(number, random);
        } else if (share < 97) {
            return cut(number, random);
        }
        return foreign(number, random);
    }

    /** One that must be accepted. */
    Shot validShot(long number) {
        return shot("valid", valid(number, new SplittableRandom(number)));
    }

    private Draft valid(long number, RandomGenerator random) {
        return senders.valid(any(random, Senders.SOURCES), number, random);
    }

    private Shot mutated(Mutations mutations, long number, RandomGenerator random) {
        Draft draft = valid(number, random);
        Mutations.Mutation mutation = mutations.any(random);
        mutation.act().accept(draft);
        if (random.nextInt(8) == 0 && draft.expectation != Expectation.ACCEPTED) {
            HeaderMutations.more(draft);
        }
        return shot(mutation.kind(), draft);
    }

    private Draft oddBody(long number, RandomGenerator random) {
        String source = any(random, Senders.SOURCES);
        byte[] body = random.nextInt(6) == 0 ? OddBodies.random(random) : OddBodies.of(source, random);
        Draft draft = senders.signed(source, number, random, body);
        if (random.nextInt(10) == 0) {
            draft.insert(
                    "Content-Encoding", any(random, List.of("gzip", "deflate", "br", "identity", "gzip, gzip", "x")));
        }
        draft.now(Expectation.EITHER);
        return draft;
    }

    /** Two in one write; both are right. */
    private Shot pair(long number, RandomGenerator random) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(senders.valid("fz-github", number, random).bytes());
        both.writeBytes(senders.valid("fz-standard", number, random).bytes());
        return new Shot(number, "pipelined", both.toByteArray(), Expectation.ACCEPTED, 2, false, false);
    }

    private Shot cut(long number, RandomGenerator random) {
        byte[] whole = valid(number, random).bytes();
        byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
        return new Shot(number, "cut", part, Expectation.REFUSED, 1, true, false);
    }

    private static Shot foreign(long number, RandomGenerator random) {
        String text = random.nextBoolean() ? any(random, FOREIGN) : bytes(random, 1 + random.nextInt(400));
        String end = random.nextBoolean() ? "\r\n\r\n" : "";
        byte[] noise = (text + end).getBytes(StandardCharsets.ISO_8859_1);
        return new Shot(number, "noise", noise, Expectation.ANY, 1, true, false);
    }

    private static Shot shot(String kind, Draft draft) {
        return new Shot(
                draft.number, kind, draft.bytes(), draft.expectation, 1, draft.torn, draft.method.equals("HEAD"));
    }
}
