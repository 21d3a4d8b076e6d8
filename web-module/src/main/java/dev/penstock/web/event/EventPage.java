package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Root events, newest first.
 *
 * @param next to be given as {@code before} for the following page; null when this is the last
 */
public record EventPage(List<Entry> events, @Nullable Instant next) {
    /**
     * One of them.
     *
     * @param status {@code published} or {@code invalid}
     */
    public record Entry(@JsonUnwrapped EventView event, String status, List<DecisionView> decisions) {}
}
