package dev.penstock.web.schema;

import dev.penstock.ledger.RecordedEvents;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.compatibility.SchemaChanges;
import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.RegistryRefusal;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import dev.penstock.schema.registry.SchemaRegistry;
import dev.penstock.schema.registry.Trial;
import dev.penstock.schema.registry.VersionNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/schemas}: what a registry's usual paths do not tell. */
@Path("schemas")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(ref = "schemas")
public class SchemasResource {
    @Inject
    private ServingRegistry serving;

    @Inject
    private RecordedEvents recorded;

    @GET
    @Operation(summary = "The types that have a schema, and what a new version of each must keep")
    public SchemaView.Listing list() {
        Registrations now = serving.registry().registrations();
        return new SchemaView.Listing(now.subjects(false).stream()
                .map(type -> SchemaView.of(now, type))
                .toList());
    }

    @GET
    @Path("{type}/changes")
    @Operation(summary = "What differs between two versions, place by place, in words")
    public ChangesView changes(
            @PathParam("type") String type,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("latest") String to) {
        Registrations now = serving.registry().registrations();
        EventSchema earlier = VersionNumber.parse(from).in(now, type, true).compiled();
        EventSchema later = VersionNumber.parse(to).in(now, type, true).compiled();
        return ChangesView.of(earlier.version(), later.version(), SchemaChanges.between(earlier, later));
    }

    @POST
    @Path("{type}/check")
    @Operation(summary = "What a schema would break, and how many of the newest events it would reject")
    @APIResponse(responseCode = "200", description = "Compatibility, differences, and the trial; nothing is registered")
    @APIResponse(responseCode = "422", description = "The body is no usable schema")
    public CheckView check(@PathParam("type") String type, @Nullable String body) {
        RegistryBody given = RegistryBody.read(body);
        SchemaRegistry registry = serving.registry();
        EventSchema candidate = registry.candidate(type, given.schema());
        int events = given.events(1_000);
        if (events < 0 || events > Trial.EVENTS_MAX) {
            throw new RegistryRefusal(
                    Reason.BODY_INVALID, "\"events\" must be 0 to " + Trial.EVENTS_MAX + ", found " + events);
        }
        Registrations now = registry.registrations();
        List<RegisteredVersion> versions = now.of(type, false);
        return CheckView.of(
                now,
                candidate,
                registry.check(now, candidate, versions),
                now.newest(type)
                        .map(newest -> SchemaChanges.between(newest.compiled(), candidate))
                        .orElse(List.of()),
                events == 0 ? null : Trial.of(candidate, recorded, events));
    }
}
