package dev.penstock.web.audit;

import dev.penstock.audit.AuditTrail;
import dev.penstock.web.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** {@code /api/v1/audit}. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "audit")
public class AuditResource {
    private AuditTrail trail;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected AuditResource() {}

    @Inject
    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(summary = "What operators did: who, when, what, to what")
    @APIResponse(responseCode = "200", description = "The newest first")
    @APIResponse(responseCode = "400", description = "A parameter is not allowed")
    public AuditView.Listing list(
            @Parameter(description = "by this operator only") @QueryParam("who") @Nullable String who,
            @Parameter(description = "such acts only, as secret.rotate") @QueryParam("what") @Nullable String what,
            @Parameter(description = "done to this only, as source/github") @QueryParam("on") @Nullable String on,
            @Parameter(
                            description = "not before this instant",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(
                            description = "with a smaller number only: the next page is before the last one's",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    @QueryParam("before")
                    @Nullable
                    String before,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        AuditTrail.Query query = new AuditTrail.Query(
                who,
                what,
                on,
                since == null ? null : Parameters.instant("since", since),
                before == null ? null : Parameters.number("before", before),
                Parameters.limit(limit));
        return new AuditView.Listing(
                trail.newest(query).stream().map(AuditView::of).toList());
    }
}
