package dev.penstock.system.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What can be done to a signed delivery, by name. */
final class Mutations {
    /** One of them. */
    record Mutation(String kind, Consumer<Draft> act) {}

    private final List<Mutation> all = new ArrayList<>();

    void add(String kind, Consumer<Draft> act) {
        all.add(new Mutation(kind, act));
    }

    void forEach(Consumer<Mutation> each) {
        all.forEach(each);
    }

    Mutation any(RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Characters that stand for bytes, of all kinds or of those that headers may not have. */
    static String bytes(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    /** Likewise, without those that end a line. */
    static String oneLine(RandomGenerator random, int count) {
        return bytes(random, count).replace('\r', 'r').replace('\n', 'n');
    }
}
