package dev.penstock.system.bench;

import java.io.IOException;
import java.util.List;

/** A sender that waits for the decision on each of its events before it sends the next. */
final class AwaitedDecisions {
    private static final int DECIDED = 200;
    private static final int ACCEPTED = 202;

    private final int port;

    AwaitedDecisions(int port) {
        this.port = port;
    }

    /**
     * What it heard.
     *
     * @param decidedShare of the answers that held the decision, in [0, 1]; the others said that it comes later
     * @param answers of either kind
     */
    record Outcome(double decidedShare, Latencies answers) {}

    /** @throws IOException when a request is answered as neither decided nor accepted */
    Outcome ask(List<byte[]> requests) throws IOException {
        long[] nanos = new long[requests.size()];
        int decided = 0;
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            for (int n = 0; n < nanos.length; n++) {
                long start = System.nanoTime();
                int status = client.send(requests.get(n)).status();
                nanos[n] = System.nanoTime() - start;
                if (status != DECIDED && status != ACCEPTED) {
                    throw new IOException("answer " + status + " to request " + n + " of a sender that waits");
                }
                decided += status == DECIDED ? 1 : 0;
            }
        }
        return new Outcome((double) decided / nanos.length, new Latencies(nanos));
    }
}
