package dev.penstock.web.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.RegistryRefusal;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import dev.penstock.schema.registry.SchemaRegistry;
import dev.penstock.schema.registry.VersionNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/subjects}. */
@Path("registry/subjects")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Consumes({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM
})
@Tag(ref = "schemas")
public class SubjectsResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @GET
    @Operation(summary = "The subjects")
    public Response subjects(
            @QueryParam("deleted") boolean deleted, @QueryParam("subjectPrefix") @Nullable String prefix) {
        ArrayNode names = JSON.arrayNode();
        serving.registry().registrations().subjects(deleted).stream()
                .filter(name -> prefix == null || prefix.equals(":*:") || name.startsWith(prefix))
                .forEach(names::add);
        return RegistryAnswer.ok(names);
    }

    @POST
    @Path("{subject}")
    @Operation(summary = "The version of a subject that a schema is")
    public Response lookup(
            @PathParam("subject") String subject, @QueryParam("deleted") boolean deleted, @Nullable String body) {
        Registrations now = serving.registry().registrations();
        List<RegisteredVersion> versions = known(now, subject, deleted);
        EventSchema candidate =
                serving.registry().candidate(subject, RegistryBody.read(body).schema());
        Optional<RegisteredVersion> found = SchemaRegistry.find(versions, candidate);
        return RegistryAnswer.ok(RegistryAnswer.version(found.orElseThrow(() ->
                new RegistryRefusal(Reason.SCHEMA_UNKNOWN, "the schema is no version of subject '" + subject + "'"))));
    }

    @DELETE
    @Path("{subject}")
    @Operation(summary = "Deletes a subject: softly, then with permanent=true for good")
    public Response delete(@PathParam("subject") String subject, @QueryParam("permanent") boolean permanent) {
        ArrayNode deleted = JSON.arrayNode();
        serving.changed(registry -> registry.deleteSubject(subject, permanent)).forEach(deleted::add);
        return RegistryAnswer.ok(deleted);
    }

    @GET
    @Path("{subject}/versions")
    @Operation(summary = "The versions of a subject")
    public Response versions(@PathParam("subject") String subject, @QueryParam("deleted") boolean deleted) {
        ArrayNode numbers = JSON.arrayNode();
        known(serving.registry().registrations(), subject, deleted).forEach(version -> numbers.add(version.version()));
        return RegistryAnswer.ok(numbers);
    }

    @POST
    @Path("{subject}/versions")
    @Operation(summary = "Registers a schema as a subject's next version")
    public Response register(@PathParam("subject") String subject, @Nullable String body) {
        String schema = RegistryBody.read(body).schema();
        RegisteredVersion version = serving.changed(registry -> registry.register(subject, schema));
        return RegistryAnswer.ok(RegistryAnswer.version(version));
    }

    @GET
    @Path("{subject}/versions/{version}")
    @Operation(summary = "A version of a subject; latest is the newest")
    public Response version(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("deleted") boolean deleted) {
        return RegistryAnswer.ok(RegistryAnswer.version(find(subject, version, deleted)));
    }

    @GET
    @Path("{subject}/versions/{version}/schema")
    @Operation(summary = "The schema alone")
    public Response schema(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("deleted") boolean deleted) {
        return RegistryAnswer.ok(find(subject, version, deleted).text());
    }

    @GET
    @Path("{subject}/versions/{version}/referencedby")
    @Operation(summary = "None: schemas do not refer to each other here")
    public Response referencedBy(@PathParam("subject") String subject, @PathParam("version") String version) {
        find(subject, version, true);
        return RegistryAnswer.ok(JSON.arrayNode());
    }

    @DELETE
    @Path("{subject}/versions/{version}")
    @Operation(summary = "Deletes a version: softly, then with permanent=true for good")
    public Response deleteVersion(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("permanent") boolean permanent) {
        VersionNumber number = VersionNumber.parse(version);
        return RegistryAnswer.ok(serving.changed(registry -> registry.deleteVersion(subject, number, permanent)));
    }

    private RegisteredVersion find(String subject, String version, boolean deleted) {
        return VersionNumber.parse(version).in(serving.registry().registrations(), subject, deleted);
    }

    private static List<RegisteredVersion> known(Registrations now, String subject, boolean deleted) {
        List<RegisteredVersion> versions = now.of(subject, deleted);
        if (versions.isEmpty()) {
            throw new RegistryRefusal(Reason.SUBJECT_UNKNOWN, "subject '" + subject + "' not found");
        }
        return versions;
    }
}
