package dev.penstock.web.source;

import dev.penstock.decision.AwaitedDecisions;
import dev.penstock.source.Doors;
import dev.penstock.source.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /hooks/{source}}: where webhooks arrive, and where senders ask whether it is meant. The request's thread waits while the
 * broker writes: answering from another thread was slower, and now and then the server sent 200 in place of the answer's status.
 */
@Path("{source}")
@ApplicationScoped
@Tag(ref = "webhooks")
public class WebhookResource {
    /** Below the 10 seconds after which several senders give up. */
    private static final long ANSWER_LIMIT_MS = 8_000;

    @Inject
    private Doors doors;

    @Inject
    private Intake intake;

    @Inject
    private AwaitedDecisions decisions;

    @Inject
    private DecisionMeters decisionMeters;

    @Inject
    private InstantSource clock;

    @Inject
    private WebhookMeters meters;

    @Inject
    private Gates gates;

    @Inject
    private Refusals refusals;

    @Inject
    private PublicUrls publicUrls;

    @Inject
    private SubscriptionConfirmations confirmations;

    @POST
    @SecurityRequirements
    @Operation(summary = "Accepts one delivery of a source; signed as that source's sender signs")
    @APIResponse(responseCode = "200", description = "The event is durable and decided, where the source asks for that")
    @APIResponse(
            responseCode = "202",
            description =
                    "The event is durable, or the source's filter drops it. A source may answer with 200, 201 or 204, and in other"
                            + " words, where its sender wants that")
    @APIResponse(responseCode = "400", description = "No event can be made of the delivery")
    @APIResponse(responseCode = "401", description = "The signature or its timestamp is refused")
    @APIResponse(responseCode = "403", description = "The source takes no requests from this address")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "408", description = "The request took too long to arrive")
    @APIResponse(responseCode = "413", description = "The body is too large, or has too many events")
    @APIResponse(responseCode = "415", description = "The content type is not taken")
    @APIResponse(responseCode = "422", description = "An event violates its schema, and the source rejects such")
    @APIResponse(responseCode = "429", description = "Too many requests a second, or at a time: try again later")
    @APIResponse(responseCode = "431", description = "The request has too many headers")
    @APIResponse(
            responseCode = "503",
            description = "The event could not be made durable, or there is no room for the body: try again later")
    public Response receive(
            @PathParam("source") String source,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            InputStream body) {
        return answer(source, request, headers, body);
    }

    @GET
    @SecurityRequirements
    @Operation(summary = "Answers the handshake of a source whose sender proves its endpoint by GET or HEAD")
    @APIResponse(responseCode = "200", description = "What the sender waits for")
    @APIResponse(responseCode = "400", description = "It is no handshake of the source")
    @APIResponse(responseCode = "403", description = "The sender's token is missing or wrong")
    @APIResponse(responseCode = "405", description = "The source has no such handshake")
    public Response get(
            @PathParam("source") String source, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(source, request, headers, InputStream.nullInputStream());
    }

    @OPTIONS
    @SecurityRequirements
    @Operation(summary = "Answers the handshake of a source whose sender proves its endpoint by OPTIONS")
    @APIResponse(responseCode = "200", description = "What the sender waits for")
    @APIResponse(responseCode = "405", description = "The source has no such handshake")
    public Response options(
            @PathParam("source") String source, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(source, request, headers, InputStream.nullInputStream());
    }

    /** No source takes these: that they came is told to whoever asks why. */
    @PUT
    @Operation(hidden = true)
    public Response put(
            @PathParam("source") String source, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(source, request, headers, InputStream.nullInputStream());
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch(
            @PathParam("source") String source, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(source, request, headers, InputStream.nullInputStream());
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete(
            @PathParam("source") String source, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(source, request, headers, InputStream.nullInputStream());
    }

    private Response answer(String source, HttpServletRequest request, HttpHeaders headers, InputStream body) {
        PendingReply reply = new WebhookReception(
                        doors,
                        new Acceptance(intake, decisions, decisionMeters),
                        clock,
                        meters,
                        gates,
                        refusals,
                        publicUrls,
                        confirmations)
                .receive(new ArrivingDelivery(
                        source,
                        request.getMethod(),
                        url(request),
                        request.getRemoteAddr(),
                        headers.getRequestHeaders(),
                        headers.getLength(),
                        body));
        return WebhookResponse.of(reply.await(ANSWER_LIMIT_MS, WebhookReception::overdue));
    }

    private static String url(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        String query = request.getQueryString();
        return query == null ? url.toString() : url.append('?').append(query).toString();
    }
}
