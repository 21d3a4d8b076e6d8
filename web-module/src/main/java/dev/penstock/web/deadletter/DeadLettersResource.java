package dev.penstock.web.deadletter;

import dev.penstock.deadletter.DeadLetters;
import dev.penstock.web.access.Operator;
import dev.penstock.web.parameter.Parameters;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/dead-letters}. */
@Path("dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "dead letters")
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
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        return new DeadLetterView.Listing(ofStage(() -> deadLetters.list(stage, Parameters.limit(limit))).stream()
                .map(letter -> DeadLetterView.of(letter, false))
                .toList());
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
                .orElseThrow(DeadLettersResource::unknownLetter);
    }

    @POST
    @Path("redrives")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Gives dead letters back to their consumers",
            description =
                    "The body names one letter, {\"messageId\": \"ID:...\"}, or a consumer whose oldest are given back: "
                            + "{\"stage\": \"moderation.classify\", \"limit\": 100}, 1 to 1000, 100 if left out. Attempts are counted anew.")
    @APIResponse(responseCode = "200", description = "Whose letters were given back; each is worked on soon")
    @APIResponse(responseCode = "400", description = "The body is not as it must be")
    @APIResponse(responseCode = "404", description = "There is no such letter or stage")
    public RedriveView redrive(
            @Parameter(description = "who does it, for the audit") @HeaderParam(Operator.HEADER) @Nullable
                    String operator,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String body) {
        RedriveBody asked = RedriveBody.read(body);
        String who = Operator.name(operator, authorization);
        if (asked.messageId() != null) {
            return RedriveView.of(List.of(
                    deadLetters.redrive(asked.messageId(), who).orElseThrow(DeadLettersResource::unknownLetter)));
        }
        return RedriveView.of(ofStage(() -> deadLetters.redrive(String.valueOf(asked.stage()), asked.limit(), who)));
    }

    private static ProblemException unknownLetter() {
        return new ProblemException(
                Problem.of(404, "DEAD_LETTER_UNKNOWN", "there is no dead letter with this message id"));
    }

    private static <T> T ofStage(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(404, "STAGE_UNKNOWN", String.valueOf(e.getMessage())));
        }
    }
}
