package dev.penstock.rejection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refused requests that are remembered: a port that persistence implements. */
public interface RejectedRequests {
    /** The most requests in one call. */
    int REQUESTS_MAX = 1_000;

    /**
     * One that is remembered.
     *
     * @param number by which it is found again; later ones have higher numbers
     */
    record Kept(long number, RejectedRequest request) {}

    /**
     * Which ones are asked for.
     *
     * @param source null for all
     * @param code null for all
     * @param since null for as long as they are remembered
     * @param limit 1 to {@value #REQUESTS_MAX}
     */
    record Query(
            @Nullable String source,
            @Nullable String code,
            @Nullable Instant since,
            int limit) {}

    /** Remembers these, in a transaction of its own: it concerns nobody else's work. */
    void add(List<RejectedRequest> requests);

    /** The newest first. */
    List<Kept> newest(Query query);

    Optional<Kept> find(long number);

    /**
     * Forgets some of those that are too many or too old.
     *
     * @param perSourceMax how many of a source are remembered
     * @param before what came before that is forgotten
     * @param limit how many are forgotten at the most
     * @return how many were forgotten
     */
    int purge(int perSourceMax, Instant before, int limit);
}
