package dev.penstock.web.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/confirmations}. */
@Path("confirmations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "webhooks")
public class ConfirmationsResource {
    @Inject
    private SubscriptionConfirmations confirmations;

    @GET
    @Operation(summary = "Subscriptions that senders asked this server to confirm, the newest first")
    public Listing list() {
        return new Listing(confirmations.newest());
    }

    /** All that are remembered. */
    public record Listing(List<PendingConfirmation> confirmations) {}
}
