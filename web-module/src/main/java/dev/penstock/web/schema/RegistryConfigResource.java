package dev.penstock.web.schema;

import static dev.penstock.schema.registry.Registrations.GLOBAL;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import dev.penstock.schema.registry.Registrations;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/config}: what new versions must keep, for all types and for one. */
@Path("registry/config")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Consumes({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM
})
@Tag(ref = "schemas")
public class RegistryConfigResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @GET
    @Operation(summary = "Compatibility and reading of all types that have none of their own")
    public Response ofAll() {
        Registrations now = serving.registry().registrations();
        return answer("compatibilityLevel", now.compatibility(GLOBAL), now.reading(GLOBAL));
    }

    @PUT
    @Operation(summary = "Sets them for all types")
    public Response setForAll(@Nullable String body) {
        return setFor(GLOBAL, body);
    }

    @DELETE
    @Operation(summary = "Takes what was set for all types back")
    public Response unsetForAll() {
        return unset(GLOBAL);
    }

    @GET
    @Path("{subject}")
    @Operation(summary = "Compatibility and reading of a type; defaultToGlobal=true shows what counts")
    public Response of(@PathParam("subject") String subject, @QueryParam("defaultToGlobal") boolean defaultToGlobal) {
        Registrations now = serving.registry().registrations();
        SubjectSettings own = now.settingsOf(subject);
        return defaultToGlobal
                ? answer("compatibilityLevel", now.compatibility(subject), now.reading(subject))
                : answer("compatibilityLevel", ownCompatibility(subject, own), own.reading());
    }

    @PUT
    @Path("{subject}")
    @Operation(summary = "Sets compatibility and, with \"reading\", how open content models are read")
    public Response setFor(@PathParam("subject") String subject, @Nullable String body) {
        RegistryBody given = RegistryBody.read(body);
        Optional<Reading> reading = given.reading();
        boolean readingOnly = reading.isPresent() && !given.has("compatibility");
        CompatibilityMode mode = readingOnly ? null : given.compatibility();
        SubjectSettings settings = serving.registry()
                .set(
                        subject,
                        before -> new SubjectSettings(
                                mode == null ? before.compatibility() : mode,
                                reading.orElse(before.reading()),
                                before.mode()))
                .settingsOf(subject);
        return answer("compatibility", settings.compatibility(), settings.reading());
    }

    @DELETE
    @Path("{subject}")
    @Operation(summary = "Takes what was set for a type back")
    public Response unsetFor(@PathParam("subject") String subject) {
        ownCompatibility(subject, serving.registry().registrations().settingsOf(subject));
        return unset(subject);
    }

    private Response unset(String subject) {
        SubjectSettings own = serving.registry().registrations().settingsOf(subject);
        serving.registry().set(subject, before -> SubjectSettings.NONE.withMode(before.mode()));
        return answer("compatibilityLevel", own.compatibility(), own.reading());
    }

    private static CompatibilityMode ownCompatibility(String subject, SubjectSettings own) {
        CompatibilityMode mode = own.compatibility();
        if (mode == null) {
            throw new RegistryRefusal(
                    Reason.NO_COMPATIBILITY_OF_SUBJECT,
                    "subject '" + subject
                            + "' has no compatibility of its own; defaultToGlobal=true shows what counts");
        }
        return mode;
    }

    private static Response answer(String name, @Nullable CompatibilityMode mode, @Nullable Reading reading) {
        ObjectNode body = JSON.objectNode();
        if (mode != null) {
            body.put(name, mode.name());
        }
        if (reading != null) {
            body.put("reading", reading.word());
        }
        return RegistryAnswer.ok(body);
    }
}
