package dev.penstock.limit;

import org.jspecify.annotations.Nullable;

/**
 * What a request to a source passes before anything else is looked at: its address, the source's rate and places, the server's.
 * Safe for use by many threads.
 */
public final class Turnstile {
    private static final Passage.Elsewhere ELSEWHERE = new Passage.Elsewhere();

    private final Limits limits;
    private final Flow source;
    private final Flow server;

    public Turnstile(Limits limits, Flow server, long nowNs) {
        this.limits = limits;
        this.source = Flow.ofSource(limits, nowNs);
        this.server = server;
    }

    /**
     * Lets a request in, or not. Whoever is let in must {@link #leave} once.
     *
     * @param client null when its address cannot be known
     * @param nowNs of a clock that never goes back
     */
    public Passage enter(@Nullable IpAddress client, long nowNs) {
        if (!limits.allows(client)) {
            return ELSEWHERE;
        }
        Passage atSource = source.enter(nowNs);
        if (!(atSource instanceof Passage.Granted)) {
            return atSource;
        }
        Passage atServer = server.enter(nowNs);
        if (!(atServer instanceof Passage.Granted)) {
            source.undo();
        }
        return atServer;
    }

    public void leave() {
        server.leave();
        source.leave();
    }

    public Limits limits() {
        return limits;
    }
}
