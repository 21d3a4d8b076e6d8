package dev.penstock.web.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/config} and {@code /mode}: what counts for all subjects, and for one. */
@Path("registry")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Consumes({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM
})
@Tag(ref = "schemas")
public class RegistrySettingsResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @GET
    @Path("config{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Compatibility and reading, for all or for a subject")
    public Response config(
            @PathParam("subject") String subject, @QueryParam("defaultToGlobal") boolean defaultToGlobal) {
        Registrations now = serving.registry().registrations();
        SubjectSettings own = now.settingsOf(subject);
        if (subject.isEmpty() || defaultToGlobal) {
            return config("compatibilityLevel", now.compatibility(subject), now.reading(subject));
        }
        return config("compatibilityLevel", ownCompatibility(subject, own), own.reading());
    }

    @PUT
    @Path("config{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Sets compatibility and, with \"reading\", how open content models are read")
    public Response configure(@PathParam("subject") String subject, @Nullable String body) {
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
        return config("compatibility", settings.compatibility(), settings.reading());
    }

    @DELETE
    @Path("config{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Takes compatibility and reading back")
    public Response unconfigure(@PathParam("subject") String subject) {
        SubjectSettings own = serving.registry().registrations().settingsOf(subject);
        if (!subject.isEmpty()) {
            ownCompatibility(subject, own);
        }
        serving.registry().set(subject, before -> SubjectSettings.NONE.withMode(before.mode()));
        return config("compatibilityLevel", own.compatibility(), own.reading());
    }

    @GET
    @Path("mode{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Whether versions may be registered, for all or for a subject")
    public Response mode(@PathParam("subject") String subject, @QueryParam("defaultToGlobal") boolean defaultToGlobal) {
        Registrations now = serving.registry().registrations();
        RegistryMode mode =
                subject.isEmpty() || defaultToGlobal ? now.mode(subject) : ownMode(subject, now.settingsOf(subject));
        return RegistryAnswer.ok(JSON.objectNode().put("mode", mode.name()));
    }

    @PUT
    @Path("mode{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Sets the mode")
    public Response setMode(@PathParam("subject") String subject, @Nullable String body) {
        RegistryMode mode = RegistryBody.read(body).mode();
        serving.registry().set(subject, before -> before.withMode(mode));
        return RegistryAnswer.ok(JSON.objectNode().put("mode", mode.name()));
    }

    @DELETE
    @Path("mode{slash: /?}{subject: [^/]*}")
    @Operation(summary = "Takes the mode back")
    public Response unsetMode(@PathParam("subject") String subject) {
        Registrations now = serving.registry().registrations();
        RegistryMode before = subject.isEmpty() ? now.mode(subject) : ownMode(subject, now.settingsOf(subject));
        serving.registry().set(subject, own -> own.withMode(null));
        return RegistryAnswer.ok(JSON.objectNode().put("mode", before.name()));
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

    private static RegistryMode ownMode(String subject, SubjectSettings own) {
        RegistryMode mode = own.mode();
        if (mode == null) {
            throw new RegistryRefusal(
                    Reason.NO_MODE_OF_SUBJECT,
                    "subject '" + subject + "' has no mode of its own; defaultToGlobal=true shows what counts");
        }
        return mode;
    }

    private static Response config(String name, @Nullable CompatibilityMode mode, @Nullable Reading reading) {
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
