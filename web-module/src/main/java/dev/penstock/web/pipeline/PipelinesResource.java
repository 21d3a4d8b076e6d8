package dev.penstock.web.pipeline;

import dev.penstock.definitions.Definitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/pipelines}. */
@Path("pipelines")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "definitions")
public class PipelinesResource {
    @Inject
    private Definitions definitions;

    @GET
    @Operation(summary = "The pipelines and their stages")
    public PipelineView.Listing list() {
        return new PipelineView.Listing(
                definitions.pipelines().values().stream().map(PipelineView::of).toList());
    }
}
