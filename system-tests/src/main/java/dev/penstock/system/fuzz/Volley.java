package dev.penstock.system.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Sends shots over some connections at a time, and holds each answer to what the shot's generator knows. */
final class Volley {
    private final int port;
    private final int connections;
    private final Findings findings;
    private final Acknowledged acknowledged;

    Volley(int port, int connections, Findings findings, Acknowledged acknowledged) {
        this.port = port;
        this.connections = connections;
        this.findings = findings;
        this.acknowledged = acknowledged;
    }

    /** Sends those of the numbers {@code from} (inclusive) to {@code to} (exclusive). */
    void send(LongFunction<Shot> shots, long from, long to) throws Exception {
        AtomicLong next = new AtomicLong(from);
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                ends.add(senders.submit(() -> {
                    try (Wire wire = new Wire(port)) {
                        for (long n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                            send(wire, shots.apply(n));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private void send(Wire wire, Shot shot) {
        String where = "request " + shot.number() + " (" + shot.kind() + ")";
        try {
            List<Answer> answers = wire.send(shot);
            boolean accepted = false;
            for (Answer answer : answers) {
                findings.answered(shot.kind(), answer.status());
                accepted |= answer.accepted();
                if (answer.status() >= 500) {
                    findings.violated("answered by " + answer.status(), where);
                }
                acknowledged.heard(answer);
            }
            if (shot.expectation() == Expectation.REFUSED && accepted) {
                findings.violated("accepted though it is not signed as a whole", where);
            }
            if (shot.expectation() == Expectation.ACCEPTED
                    && !(answers.size() == shot.answers() && answers.stream().allMatch(Answer::accepted))) {
                findings.violated("refused though it is right", where + ": " + answers);
            }
        } catch (Wire.Hung e) {
            findings.violated("neither answered nor closed within " + Wire.PATIENCE_MS + " ms", where);
        } catch (IOException | RuntimeException e) {
            findings.violated("not sent, or its answer is no HTTP", where + ": " + e);
        }
    }
}
