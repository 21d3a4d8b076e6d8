package dev.penstock.system.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run.
 *
 * @param requests how many shots
 * @param seed of the generator: the same seed makes the same shots, up to ids and the time in signatures
 * @param server micro or payara
 * @param connections at a time
 * @param minutes after how many no more is sent, though it were fewer requests
 * @param only the number of the one shot to send, for looking at it; null for all
 */
record FuzzSettings(
        long requests,
        long seed,
        String server,
        int connections,
        long minutes,
        @Nullable Long only) {
    static final String USAGE =
            "usage: penstock fuzz [--requests N] [--seed S] [--server micro|payara] [--connections C]"
                    + " [--minutes M] [--only K]";

    static final FuzzSettings DEFAULTS = new FuzzSettings(1_000_000, 1, "micro", 32, 1_000_000, null);

    /** @throws IllegalArgumentException names what was found */
    static FuzzSettings of(List<String> arguments) {
        FuzzSettings settings = DEFAULTS;
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " stands alone; " + USAGE);
            }
            settings = settings.with(name, arguments.get(i + 1));
        }
        return settings;
    }

    private FuzzSettings with(String name, String value) {
        return switch (name) {
            case "--requests" -> new FuzzSettings(number(name, value), seed, server, connections, minutes, only);
            case "--seed" -> new FuzzSettings(requests, number(name, value), server, connections, minutes, only);
            case "--connections" -> new FuzzSettings(requests, seed, server, (int) number(name, value), minutes, only);
            case "--minutes" -> new FuzzSettings(requests, seed, server, connections, number(name, value), only);
            case "--only" -> new FuzzSettings(requests, seed, server, connections, minutes, number(name, value));
            case "--server" -> {
                if (!List.of("micro", "payara").contains(value)) {
                    throw new IllegalArgumentException("--server is micro or payara, found " + value);
                }
                yield new FuzzSettings(requests, seed, value, connections, minutes, only);
            }
            default -> throw new IllegalArgumentException("found " + name + "; " + USAGE);
        };
    }

    private static long number(String name, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + " is a number of up to nine digits, found " + value);
        }
        return Long.parseLong(value);
    }
}
