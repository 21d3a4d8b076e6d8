package dev.penstock.web.wire;

import dev.penstock.web.problem.Problem;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;

/** The filter in the chains of a server's HTTP listeners, for connections that are opened from then on. */
final class WireGuard implements Arrivals.Overdue<Connection<?>> {
    private static final long HELD_BYTES_MAX = 32 << 20;

    /** A quarter of the threads that requests are worked on by. */
    private static final int PASSED_ON_MAX = 64;

    private static final long BYTES_PER_SECOND_MIN = 256 << 10;
    private static final String TOO_SLOW = "REQUEST_TOO_SLOW";
    private static final int LINGER_S = 5;

    private final Arrivals<Connection<?>> arrivals;
    private final RefusalCounts refusals = new RefusalCounts();
    private final long limitMs;
    private final List<Guarded> guarded = new ArrayList<>();

    private record Guarded(NIOTransport transport, Processor<?> before) {}

    /** @param limitMs how long a request may take to arrive */
    WireGuard(long limitMs) {
        this.limitMs = limitMs;
        arrivals = new Arrivals<>(
                System::nanoTime,
                new Arrivals.Bounds(
                        TimeUnit.MILLISECONDS.toNanos(limitMs),
                        BYTES_PER_SECOND_MIN,
                        TimeUnit.SECONDS.toNanos(LINGER_S),
                        HELD_BYTES_MAX,
                        PASSED_ON_MAX));
    }

    /** Returns whether this is a listener that speaks HTTP. */
    boolean guard(NIOTransport transport) {
        if (!(transport.getProcessor() instanceof FilterChain chain)) {
            return false;
        }
        int codec = chain.indexOfType(HttpServerFilter.class);
        if (codec < 0) {
            return false;
        }
        FilterChain with = FilterChainBuilder.stateless()
                .addAll(chain)
                .add(codec, new ArrivalFilter(arrivals, refusals))
                .build();
        guarded.add(new Guarded(transport, chain));
        transport.setProcessor(with);
        return true;
    }

    /**
     * Lets those go who have taken too long. To be called about once a second.
     *
     * @param refused hears how many requests were refused since the last time, by code
     */
    void sweep(ObjLongConsumer<String> refused) {
        arrivals.sweep(this);
        refusals.tell(refused);
    }

    void remove() {
        guarded.forEach(one -> one.transport().setProcessor(one.before()));
        guarded.clear();
    }

    @Override
    public void held(Connection<?> connection) {
        refusals.count(TOO_SLOW);
        RawAnswer.send(
                connection,
                Problem.of(408, TOO_SLOW, "a request must be whole within " + limitMs / 1_000 + " s"),
                RawAnswer.End.WHEN_READ);
    }

    /** For the thread that waits this is the end of the body, and it can still answer. */
    @Override
    public void passedOn(Connection<?> connection) {
        refusals.count(TOO_SLOW);
        try {
            if (connection instanceof NIOConnection nio && nio.getChannel() instanceof SocketChannel channel) {
                channel.shutdownInput();
                return;
            }
        } catch (IOException e) {
            // then it is gone already
        }
        connection.closeSilently();
    }

    @Override
    public void lingering(Connection<?> connection) {
        connection.closeSilently();
    }
}
