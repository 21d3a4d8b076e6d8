package dev.penstock.web.event;

import dev.penstock.decision.Decisions;
import dev.penstock.ledger.Ledger;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageRuns;
import dev.penstock.web.parameter.Parameters;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventsResource {
    @Inject
    private Ledger ledger;

    @Inject
    private StageRuns runs;

    @Inject
    private FailedAttempts failedAttempts;

    @Inject
    private Decisions decisions;

    @Inject
    private InstantSource clock;

    @GET
    @Operation(summary = "The newest root events with their decisions")
    @APIResponse(responseCode = "200", description = "A page, newest first")
    @APIResponse(responseCode = "400", description = "A parameter is not allowed")
    public EventPage newest(
            @Parameter(description = "of this source only") @QueryParam("source") @Nullable String source,
            @Parameter(description = "received before this instant, in ISO 8601") @QueryParam("before") @Nullable
                    String before,
            @Parameter(description = "1 to 200, 50 if left out") @QueryParam("limit") @Nullable String limit) {
        return records()
                .newest(
                        source,
                        before == null ? clock.instant().plusSeconds(1) : Parameters.instant("before", before),
                        Parameters.limit(limit));
    }

    @GET
    @Path("{source}/{id: .+}")
    @Operation(summary = "An event, the stages' runs on it and on its offspring, and the decisions about it")
    @APIResponse(responseCode = "200", description = "The event's history")
    @APIResponse(responseCode = "404", description = "The ledger does not know the event")
    public EventHistory show(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @Parameter(description = "true shows payloads too") @QueryParam("payload") boolean payload) {
        return Parameters.eventKey(source, id)
                .flatMap(key -> records().history(key, payload))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "EVENT_UNKNOWN", "the ledger has no such event, or not yet")));
    }

    private EventRecords records() {
        return new EventRecords(ledger, runs, failedAttempts, decisions);
    }
}
