package dev.penstock.web.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.compatibility.CompatibilityCheck;
import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.VersionNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/registry/compatibility}: whether a schema could be registered, without registering it. */
@Path("registry/compatibility/subjects/{subject}/versions")
@ApplicationScoped
@Produces({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON})
@Consumes({RegistryAnswer.V1, RegistryAnswer.UNVERSIONED, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM
})
@Tag(ref = "schemas")
public class RegistryCompatibilityResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    private ServingRegistry serving;

    @POST
    @Operation(summary = "Asks what the subject's mode asks of all its versions")
    public Response withAll(
            @PathParam("subject") String subject, @QueryParam("verbose") boolean verbose, @Nullable String body) {
        Registrations now = serving.registry().registrations();
        return answer(now, candidate(subject, body), now.of(subject, false), verbose);
    }

    @POST
    @Path("{version}")
    @Operation(summary = "Asks what the subject's mode asks of one version; verbose=true says why not")
    public Response withOne(
            @PathParam("subject") String subject,
            @PathParam("version") String version,
            @QueryParam("verbose") boolean verbose,
            @Nullable String body) {
        Registrations now = serving.registry().registrations();
        RegisteredVersion one = VersionNumber.parse(version).in(now, subject, false);
        return answer(now, candidate(subject, body), List.of(one), verbose);
    }

    private EventSchema candidate(String subject, @Nullable String body) {
        return serving.registry().candidate(subject, RegistryBody.read(body).schema());
    }

    private Response answer(
            Registrations now, EventSchema candidate, List<RegisteredVersion> versions, boolean verbose) {
        List<CompatibilityCheck.Finding> findings = serving.registry().check(now, candidate, versions);
        ObjectNode answer = JSON.objectNode().put("is_compatible", findings.isEmpty());
        if (verbose) {
            ArrayNode messages = answer.putArray("messages");
            findings.forEach(finding -> messages.add(finding.sentence()));
        }
        return RegistryAnswer.ok(answer);
    }
}
