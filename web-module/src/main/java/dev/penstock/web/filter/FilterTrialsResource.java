package dev.penstock.web.filter;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.Suggestion;
import dev.penstock.filter.FilterTrial;
import dev.penstock.filter.InvalidTrial;
import dev.penstock.filter.TrialRequest;
import dev.penstock.filter.TrialRun;
import dev.penstock.ledger.RecordedEvents;
import dev.penstock.selector.InvalidSelector;
import dev.penstock.selector.JmsSelector;
import dev.penstock.stage.RunCosts;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/filter-trials}: nothing is kept of a trial. */
@Path("filter-trials")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(ref = "filters")
public class FilterTrialsResource {
    @Inject
    private Definitions definitions;

    @Inject
    private RecordedEvents recorded;

    @Inject
    private RunCosts costs;

    @Inject
    private InstantSource clock;

    @POST
    @Operation(
            summary = "How many of the newest events a selector would drop, and what that would save",
            description =
                    "The body: {\"selector\", \"source\", \"type\", \"stage\", \"last\"}; one of source, type and stage is"
                            + " needed, last is 1 to 100000. With a stage, its present filter is compared.")
    @APIResponse(responseCode = "200", description = "The trial; complete is false when 20 seconds were not enough")
    @APIResponse(responseCode = "400", description = "The body is not of this form")
    @APIResponse(responseCode = "422", description = "No selector, or one of the names is unknown")
    public FilterTrial attempt(@Nullable String body) {
        TrialBody given = TrialBody.read(body);
        try {
            TrialRequest request = TrialRequest.resolve(
                    definitions,
                    JmsSelector.parse(given.selector()),
                    given.source(),
                    given.type(),
                    given.stage(),
                    given.last());
            FilterTrial trial = TrialRun.of(request, recorded, costs, clock);
            if (trial.events() == 0) {
                request.webhookSource().ifPresent(this::requireDefined);
            }
            return trial;
        } catch (InvalidSelector e) {
            throw refused("SELECTOR_INVALID", e.getMessage());
        } catch (InvalidTrial e) {
            throw refused("TRIAL_INVALID", e.getMessage());
        }
    }

    /** Events of a source that is defined no longer can be tried; a source without either is probably misspelt. */
    private void requireDefined(String source) {
        if (!definitions.sources().containsKey(source)) {
            throw refused(
                    "SOURCE_UNKNOWN",
                    "there is no source '" + source + "'"
                            + Suggestion.hint(source, definitions.sources().keySet()) + "; defined are "
                            + String.join(", ", definitions.sources().keySet()));
        }
    }

    private static ProblemException refused(String code, @Nullable String detail) {
        return new ProblemException(Problem.of(422, code, String.valueOf(detail)));
    }
}
