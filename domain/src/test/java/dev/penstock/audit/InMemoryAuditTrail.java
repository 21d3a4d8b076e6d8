package dev.penstock.audit;

import java.util.ArrayList;
import java.util.List;

/** An audit that is forgotten at the end of the process. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final List<Kept> kept = new ArrayList<>();

    @Override
    public synchronized void add(AuditEntry entry) {
        kept.add(0, new Kept(kept.size() + 1L, entry));
    }

    @Override
    public synchronized List<Kept> newest(Query query) {
        return kept.stream()
                .filter(one ->
                        query.who() == null || query.who().equals(one.entry().who()))
                .filter(one ->
                        query.what() == null || query.what().equals(one.entry().what()))
                .filter(one ->
                        query.on() == null || query.on().equals(one.entry().on()))
                .filter(one -> query.since() == null || !one.entry().time().isBefore(query.since()))
                .filter(one -> query.before() == null || one.number() < query.before())
                .limit(query.limit())
                .toList();
    }
}
