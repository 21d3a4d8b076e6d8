package dev.penstock.web.source;

import dev.penstock.definitions.Definitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/sources}. */
@Path("sources")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "definitions")
public class SourcesResource {
    @Inject
    private Definitions definitions;

    @GET
    @Operation(summary = "The sources that webhooks may come from")
    public SourceView.Listing list() {
        return new SourceView.Listing(
                definitions.sources().values().stream().map(SourceView::of).toList());
    }
}
