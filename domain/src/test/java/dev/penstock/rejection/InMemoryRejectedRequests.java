package dev.penstock.rejection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Refused requests that are forgotten at the end of the process. */
public final class InMemoryRejectedRequests implements RejectedRequests {
    private final List<Kept> kept = new ArrayList<>();
    private long lastNumber;

    @Override
    public synchronized void add(List<RejectedRequest> requests) {
        requests.forEach(request -> kept.add(new Kept(++lastNumber, request)));
    }

    @Override
    public synchronized List<Kept> newest(Query query) {
        return kept.stream()
                .filter(one -> query.source() == null || one.request().source().equals(query.source()))
                .filter(one -> query.code() == null || one.request().code().equals(query.code()))
                .filter(one -> query.since() == null || !one.request().time().isBefore(query.since()))
                .sorted(Comparator.comparing((Kept one) -> one.request().time())
                        .thenComparing(Kept::number)
                        .reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Optional<Kept> find(long number) {
        return kept.stream().filter(one -> one.number() == number).findFirst();
    }

    @Override
    public synchronized int purge(int perSourceMax, Instant before, int limit) {
        List<Kept> forgotten = kept.stream()
                .filter(one -> one.request().time().isBefore(before) || newerOfSource(one) >= perSourceMax)
                .limit(limit)
                .toList();
        kept.removeAll(forgotten);
        return forgotten.size();
    }

    private long newerOfSource(Kept one) {
        return kept.stream()
                .filter(other -> other.request().source().equals(one.request().source()))
                .filter(other -> other.number() > one.number())
                .count();
    }
}
