package dev.penstock.filter;

import dev.penstock.definitions.Suggestion;
import dev.penstock.event.Event;
import dev.penstock.filter.FilterTrial.Comparison;
import dev.penstock.filter.FilterTrial.Unknown;
import dev.penstock.ledger.RecordedEvents;
import dev.penstock.selector.Selector;
import dev.penstock.stage.RunCosts;
import dev.penstock.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tries a selector on events, one after the other: memory does not grow with their number. For one thread. */
public final class TrialRun {
    /** A trial that takes longer ends with what it has seen. */
    public static final Duration TIME_MAX = Duration.ofSeconds(20);

    private static final int NEAREST_MAX = 3;

    private final TrialRequest request;
    private final InstantSource clock;
    private final Instant end;
    private final SavedRuns saved;
    private final AttributeTally attributes = new AttributeTally();
    private final Counted kept = new Counted();
    private final Counted dropped = new Counted();
    private final Counted received = new Counted();
    private final Counted noLonger = new Counted();
    private final Counted additionally = new Counted();
    private @Nullable Instant newest;
    private @Nullable Instant oldest;
    private boolean complete = true;

    private TrialRun(TrialRequest request, RunCosts costs, InstantSource clock) {
        this.request = request;
        this.clock = clock;
        this.end = clock.instant().plus(TIME_MAX);
        this.saved = new SavedRuns(costs, request);
    }

    /** Takes {@link #TIME_MAX} at the most, and a little. */
    public static FilterTrial of(TrialRequest request, RecordedEvents recorded, RunCosts costs, InstantSource clock) {
        TrialRun run = new TrialRun(request, costs, clock);
        request.webhookSource()
                .ifPresentOrElse(
                        source -> recorded.newestOfSource(source, run::look),
                        () -> recorded.newestWithoutData(run.type(), run::look));
        return run.result();
    }

    private String type() {
        if (request.type() == null) {
            throw new IllegalStateException("events that are not found by their source have a type");
        }
        return request.type();
    }

    /** Whether there is more to look at. */
    private boolean look(Event event) {
        if (!clock.instant().isBefore(end)) {
            complete = false;
            return false;
        }
        if (isMeant(event)) {
            count(event);
        }
        return kept.events() + dropped.events() < request.last();
    }

    private boolean isMeant(Event event) {
        return (request.type() == null || request.type().equals(event.type()))
                && (request.source() == null
                        || request.source().equals(event.key().source()));
    }

    private void count(Event event) {
        newest = newest == null ? event.time() : newest;
        oldest = event.time();
        attributes.add(event);
        boolean matches = request.selector().matches(event);
        (matches ? kept : dropped).add(event.key());
        Stage stage = request.stage();
        if (stage == null) {
            if (!matches) {
                saved.add(event.key());
            }
            return;
        }
        Selector present = stage.on().where();
        boolean now = present == null || present.matches(event);
        if (now) {
            received.add(event.key());
        }
        if (now && !matches) {
            noLonger.add(event.key());
            saved.add(event.key());
        }
        if (!now && matches) {
            additionally.add(event.key());
        }
    }

    private FilterTrial result() {
        int events = kept.events() + dropped.events();
        return new FilterTrial(
                request.selector().text(),
                request.source(),
                request.type(),
                request.stageName(),
                events,
                kept.events(),
                dropped.events(),
                events == 0 ? 0 : (double) dropped.events() / events,
                kept.examples(),
                dropped.examples(),
                comparison(),
                attributes.attributes(),
                events == 0 ? List.of() : unknown(),
                saved.all(),
                newest,
                oldest,
                complete);
    }

    private @Nullable Comparison comparison() {
        Stage stage = request.stage();
        if (stage == null) {
            return null;
        }
        Selector present = stage.on().where();
        return new Comparison(
                present == null ? null : present.text(),
                received.events(),
                noLonger.events(),
                noLonger.examples(),
                additionally.events(),
                additionally.examples());
    }

    private List<Unknown> unknown() {
        Set<String> known = new TreeSet<>(attributes.names());
        known.addAll(Set.of("id", "source"));
        return request.selector().attributes().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Unknown(name, Suggestion.nearest(name, known, NEAREST_MAX)))
                .toList();
    }
}
