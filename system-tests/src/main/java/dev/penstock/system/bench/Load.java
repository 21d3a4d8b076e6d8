package dev.penstock.system.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts prepared webhooks over a number of connections, each as fast as its answers come. */
final class Load {
    private final int port;
    private final int connections;
    private final int status;

    /** @param status that every request must be answered with */
    Load(int port, int connections, int status) {
        this.port = port;
        this.connections = connections;
        this.status = status;
    }

    /**
     * What came of it.
     *
     * @param answered requests that were answered as they should be: all
     * @param seconds from the first request to the last answer
     */
    record Outcome(int answered, double seconds, Latencies acks) {
        double perSecond() {
            return answered / seconds;
        }
    }

    /** @throws ExecutionException when a request is answered otherwise */
    Outcome send(List<byte[]> requests) throws InterruptedException, ExecutionException {
        long[] nanos = new long[requests.size()];
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(clients.submit(() -> {
                    drain(requests, next, nanos);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(requests.size(), seconds, new Latencies(nanos));
        } finally {
            clients.shutdown();
        }
    }

    private void drain(List<byte[]> requests, AtomicInteger next, long[] nanos) throws IOException {
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                long start = System.nanoTime();
                KeepAliveClient.Answer answer = client.send(requests.get(n));
                nanos[n] = System.nanoTime() - start;
                if (answer.status() != status) {
                    throw new IOException("answer " + answer.status() + " with a body of " + answer.bodyBytes()
                            + " bytes to request " + n + " after " + nanos[n] / 1_000_000 + " ms");
                }
            }
        }
    }
}
