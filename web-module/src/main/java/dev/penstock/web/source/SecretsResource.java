package dev.penstock.web.source;

import dev.penstock.source.SecretRotation;
import dev.penstock.source.SecretTerm;
import dev.penstock.source.SecretsUnknown;
import dev.penstock.web.access.Operator;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sources/{source}/secrets}. Each act has its transaction in the store, and counts here when it is answered. */
@Path("sources/{source}/secrets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "secrets")
public class SecretsResource {
    private SecretRotation rotation;

    private InstantSource clock;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected SecretsResource() {}

    @Inject
    SecretsResource(SecretRotation rotation, InstantSource clock) {
        this.rotation = rotation;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The secrets of a source by their keys, and until when each is accepted, as this server knows it")
    @APIResponse(responseCode = "200", description = "The one that was rotated in last comes first")
    @APIResponse(responseCode = "404", description = "There is no such source")
    public SecretView.Listing list(@PathParam("source") String source) {
        try {
            return listing(source, rotation.of(source));
        } catch (SecretsUnknown e) {
            throw new ProblemException(
                    Problem.of(503, "SECRETS_UNKNOWN", "the server has just started, try again later"));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Accepts another secret from now on, and lets the others end",
            description =
                    "The body names the key under which the secret stands in the configuration already, and either "
                            + "keepOld, a duration such as 24h, or oldUntil, an instant; left out, the others end after 24h.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(example = "{\"key\": \"github.secret.2\", \"keepOld\": \"24h\"}")))
    @APIResponse(responseCode = "200", description = "The secrets of the source as they are now")
    @APIResponse(responseCode = "400", description = "The body is not as it must be")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(
            responseCode = "409",
            description = "The key or its value is a secret of the source already, or was one; or there are too many")
    @APIResponse(responseCode = "422", description = "The key has no value here, or the source's scheme cannot use it")
    public SecretView.Listing rotate(
            @PathParam("source") String source,
            @Parameter(description = "who does it, for the audit") @HeaderParam(Operator.HEADER) @Nullable
                    String operator,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String body) {
        RotationBody asked = RotationBody.read(body, clock.instant());
        return listing(
                source, rotation.rotate(source, asked.key(), asked.oldUntil(), Operator.name(operator, authorization)));
    }

    @DELETE
    @Path("{key}")
    @Operation(
            summary = "Ends a secret now",
            description =
                    "Also the last one: then every delivery of the source is refused until another is rotated in.")
    @APIResponse(responseCode = "200", description = "The secrets of the source as they are now")
    @APIResponse(responseCode = "404", description = "There is no such source, or it has no such secret")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public SecretView.Listing end(
            @PathParam("source") String source,
            @PathParam("key") String key,
            @Parameter(description = "who does it, for the audit") @HeaderParam(Operator.HEADER) @Nullable
                    String operator,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return listing(source, rotation.end(source, key, Operator.name(operator, authorization)));
    }

    private SecretView.Listing listing(String source, List<SecretTerm> terms) {
        return SecretView.Listing.of(source, terms, rotation, clock.instant());
    }
}
