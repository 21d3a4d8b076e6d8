package dev.penstock.web.rejection;

import dev.penstock.rejection.RejectedRequests;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/rejected-requests}. */
@Path("rejected-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "rejected requests")
public class RejectedRequestsResource {
    @Inject
    private RejectedRequests requests;

    @GET
    @Operation(summary = "A bounded sample of the webhooks that were refused, each with what was probably wrong")
    @APIResponse(responseCode = "200", description = "The newest first")
    @APIResponse(responseCode = "400", description = "A parameter is not allowed")
    public RejectedRequestView.Listing list(
            @Parameter(description = "of this source only; unknown for all that is not defined")
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Parameter(description = "refused with this code only, as its sender was told")
                    @QueryParam("code")
                    @Nullable
                    String code,
            @Parameter(
                            description = "not before this instant",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        RejectedRequests.Query query = new RejectedRequests.Query(
                source, code, since == null ? null : Parameters.instant("since", since), Parameters.limit(limit));
        return new RejectedRequestView.Listing(
                requests.newest(query).stream().map(RejectedRequestView::of).toList());
    }

    @GET
    @Path("{number: [0-9]{1,18}}")
    @Operation(summary = "One refused request")
    @APIResponse(responseCode = "200", description = "The refused request")
    @APIResponse(responseCode = "404", description = "There is none with this number, or it is forgotten")
    public RejectedRequestView show(@PathParam("number") long number) {
        return requests.find(number)
                .map(RejectedRequestView::of)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        "REJECTED_REQUEST_UNKNOWN",
                        "there is no refused request with this number, or not any more")));
    }
}
