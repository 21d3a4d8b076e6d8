package dev.penstock.web.wire;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** Between the connection and HTTP: lets pass what {@link Arrivals} lets pass. */
final class ArrivalFilter extends BaseFilter {
    private final Arrivals<Connection<?>> arrivals;
    private final RefusalCounts refusals;

    ArrivalFilter(Arrivals<Connection<?>> arrivals, RefusalCounts refusals) {
        this.arrivals = arrivals;
        this.refusals = refusals;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof Buffer bytes)) {
            return context.getInvokeAction();
        }
        Connection<?> connection = context.getConnection();
        try {
            return switch (arrivals.came(connection, bytes.toByteBuffer().slice())) {
                case PASS_ON -> context.getInvokeAction();
                case HOLD -> context.getStopAction(bytes);
                case DROP -> {
                    bytes.tryDispose();
                    yield context.getStopAction();
                }
            };
        } catch (RequestRefused e) {
            bytes.tryDispose();
            refusals.count(e.problem().code());
            RawAnswer.send(connection, e.problem(), e.awaited() ? RawAnswer.End.AT_ONCE : RawAnswer.End.WHEN_READ);
            return context.getStopAction();
        }
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        arrivals.gone(context.getConnection());
        return context.getInvokeAction();
    }
}
