package dev.penstock.web.deadletter;

import dev.penstock.deadletter.DeadLetter;
import dev.penstock.deadletter.DeadLetters;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/dead-letters}. */
@Path("dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class DeadLettersResource {
    @Inject
    private DeadLetters deadLetters;

    @GET
    @Operation(summary = "The events that consumers gave up, with every failed attempt")
    @APIResponse(responseCode = "200", description = "Oldest first in each queue")
    @APIResponse(responseCode = "400", description = "A parameter is not allowed")
    @APIResponse(responseCode = "404", description = "There is no such stage")
    public DeadLetterView.Listing list(
            @Parameter(description = "of this stage only, written pipeline.stage; or intake")
                    @QueryParam("stage")
                    @Nullable
                    String stage,
            @Parameter(description = "1 to 200, 50 if left out") @QueryParam("limit") @Nullable String limit) {
        return new DeadLetterView.Listing(letters(stage, Parameters.limit(limit)).stream()
                .map(letter -> DeadLetterView.of(letter, false))
                .toList());
    }

    private List<DeadLetter> letters(@Nullable String stage, int limit) {
        try {
            return deadLetters.list(stage, limit);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(404, "STAGE_UNKNOWN", String.valueOf(e.getMessage())));
        }
    }

    @GET
    @Path("{messageId: .+}")
    @Operation(summary = "One dead letter")
    @APIResponse(responseCode = "200", description = "The dead letter")
    @APIResponse(responseCode = "404", description = "There is none with this message id")
    public DeadLetterView show(
            @PathParam("messageId") String messageId,
            @Parameter(description = "true shows the payload too") @QueryParam("payload") boolean payload) {
        return deadLetters
                .find(messageId)
                .map(letter -> DeadLetterView.of(letter, payload))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "DEAD_LETTER_UNKNOWN", "there is no dead letter with this message id")));
    }
}
