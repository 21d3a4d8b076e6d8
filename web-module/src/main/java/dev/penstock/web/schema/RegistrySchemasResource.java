package dev.penstock.web.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.RegistryRefusal;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/schemas}: by id, whatever the subject; what was softly deleted can still be read. */
@Path("registry/schemas")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Tag(ref = "schemas")
public class RegistrySchemasResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @GET
    @Operation(summary = "All versions of all subjects")
    public Response all(
            @QueryParam("deleted") boolean deleted,
            @QueryParam("latestOnly") boolean latestOnly,
            @QueryParam("subjectPrefix") @Nullable String prefix) {
        var now = serving.registry().registrations();
        ArrayNode versions = JSON.arrayNode();
        now.versions().values().stream()
                .filter(version -> deleted || !version.deleted())
                .filter(version -> prefix == null || version.subject().startsWith(prefix))
                .filter(version -> !latestOnly
                        || now.newest(version.subject()).filter(version::equals).isPresent())
                .forEach(version -> versions.add(RegistryAnswer.version(version)));
        return RegistryAnswer.ok(versions);
    }

    @GET
    @Path("types")
    @Operation(summary = "The types of schemas: JSON alone")
    public Response types() {
        return RegistryAnswer.ok(JSON.arrayNode().add("JSON"));
    }

    @GET
    @Path("ids/{id}")
    @Operation(summary = "The schema of an id")
    public Response schema(@PathParam("id") String id) {
        return RegistryAnswer.ok(JSON.objectNode()
                .put("schemaType", "JSON")
                .put("schema", versions(id).get(0).text()));
    }

    @GET
    @Path("ids/{id}/schema")
    @Operation(summary = "The schema of an id alone")
    public Response text(@PathParam("id") String id) {
        return RegistryAnswer.ok(versions(id).get(0).text());
    }

    @GET
    @Path("ids/{id}/subjects")
    @Operation(summary = "The subjects that have the schema of an id")
    public Response subjects(@PathParam("id") String id, @QueryParam("deleted") boolean deleted) {
        TreeSet<String> names = new TreeSet<>();
        versions(id).stream()
                .filter(version -> deleted || !version.deleted())
                .forEach(version -> names.add(version.subject()));
        ArrayNode subjects = JSON.arrayNode();
        names.forEach(subjects::add);
        return RegistryAnswer.ok(subjects);
    }

    @GET
    @Path("ids/{id}/versions")
    @Operation(summary = "The versions that have the schema of an id")
    public Response versions(@PathParam("id") String id, @QueryParam("deleted") boolean deleted) {
        ArrayNode found = JSON.arrayNode();
        versions(id).stream()
                .filter(version -> deleted || !version.deleted())
                .forEach(version ->
                        found.addObject().put("subject", version.subject()).put("version", version.version()));
        return RegistryAnswer.ok(found);
    }

    private List<RegisteredVersion> versions(String id) {
        List<RegisteredVersion> versions = serving.registry().registrations().versions().values().stream()
                .filter(version -> Integer.toString(version.id()).equals(id))
                .toList();
        if (versions.isEmpty()) {
            throw new RegistryRefusal(Reason.SCHEMA_UNKNOWN, "schema '" + id + "' not found");
        }
        return versions;
    }
}
