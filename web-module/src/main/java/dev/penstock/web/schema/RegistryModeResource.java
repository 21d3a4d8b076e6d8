package dev.penstock.web.schema;

import static dev.penstock.schema.registry.Registrations.GLOBAL;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.RegistryMode;
import dev.penstock.schema.registry.RegistryRefusal;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import dev.penstock.schema.registry.SubjectSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/mode}: whether versions may be registered, for all types and for one. */
@Path("registry/mode")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Consumes({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM
})
@Tag(ref = "schemas")
public class RegistryModeResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @GET
    @Operation(summary = "The mode of all types that have none of their own")
    public Response ofAll() {
        return answer(serving.registry().registrations().mode(GLOBAL));
    }

    @PUT
    @Operation(summary = "Sets it for all types")
    public Response setForAll(@Nullable String body) {
        return setFor(GLOBAL, body);
    }

    @DELETE
    @Operation(summary = "Takes what was set for all types back")
    public Response unsetForAll() {
        RegistryMode before = serving.registry().registrations().mode(GLOBAL);
        serving.registry().set(GLOBAL, own -> own.withMode(null));
        return answer(before);
    }

    @GET
    @Path("{subject}")
    @Operation(summary = "The mode of a type; defaultToGlobal=true shows what counts")
    public Response of(@PathParam("subject") String subject, @QueryParam("defaultToGlobal") boolean defaultToGlobal) {
        Registrations now = serving.registry().registrations();
        return answer(defaultToGlobal ? now.mode(subject) : ownMode(subject, now.settingsOf(subject)));
    }

    @PUT
    @Path("{subject}")
    @Operation(summary = "Says whether a type takes new versions: READWRITE or READONLY")
    public Response setFor(@PathParam("subject") String subject, @Nullable String body) {
        RegistryMode mode = RegistryBody.read(body).mode();
        serving.registry().set(subject, before -> before.withMode(mode));
        return answer(mode);
    }

    @DELETE
    @Path("{subject}")
    @Operation(summary = "Takes what was set for a type back")
    public Response unsetFor(@PathParam("subject") String subject) {
        RegistryMode before =
                ownMode(subject, serving.registry().registrations().settingsOf(subject));
        serving.registry().set(subject, own -> own.withMode(null));
        return answer(before);
    }

    private static RegistryMode ownMode(String subject, SubjectSettings own) {
        RegistryMode mode = own.mode();
        if (mode == null) {
            throw new RegistryRefusal(
                    Reason.NO_MODE_OF_SUBJECT,
                    "subject '" + subject + "' has no mode of its own; defaultToGlobal=true shows what counts");
        }
        return mode;
    }

    private static Response answer(RegistryMode mode) {
        return RegistryAnswer.ok(JSON.objectNode().put("mode", mode.name()));
    }
}
