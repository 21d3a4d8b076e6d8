package dev.penstock.web.claim;

import dev.penstock.claim.Claims;
import dev.penstock.event.Claim;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/claims}: where an event's {@code dataref} leads. */
@Path("claims")
@ApplicationScoped
@Produces(MediaType.WILDCARD)
@Tag(ref = "events")
public class ClaimsResource {
    @Inject
    private Ledger ledger;

    @Inject
    private Claims claims;

    @GET
    @Path("{id}")
    @Operation(summary = "The data of an event that refers to it, byte for byte as its sender posted it")
    @APIResponse(responseCode = "200", description = "The data, in the event's content type; its SHA-256 is the ETag")
    @APIResponse(responseCode = "404", description = "There is no such claim, or its event has been purged")
    public Response show(@PathParam("id") String id) {
        Event event = Optional.of(id)
                .filter(Claim::isId)
                .flatMap(ledger::findByClaim)
                .map(LedgerEntry::event)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "CLAIM_UNKNOWN", "there is no such claim, or its event has been purged")));
        Claim claim = ((ClaimedPayload) event.data()).claim();
        return Response.ok(data(event), contentType(event))
                .header(HttpHeaders.CONTENT_LENGTH, claim.size())
                .header(HttpHeaders.ETAG, '"' + claim.sha256() + '"')
                .header("Content-Digest", digest(claim))
                // it is a sender's: a browser is to keep it, not to show it
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .build();
    }

    private StreamingOutput data(Event event) {
        return to -> new SentParts(to).send(claims, event.key());
    }

    /** A sender may have written what is no media type. */
    private static MediaType contentType(Event event) {
        try {
            return MediaType.valueOf(event.contentType());
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }

    /** The form of <a href="https://www.rfc-editor.org/rfc/rfc9530">RFC 9530</a>. */
    private static String digest(Claim claim) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(claim.sha256())) + ':';
    }
}
