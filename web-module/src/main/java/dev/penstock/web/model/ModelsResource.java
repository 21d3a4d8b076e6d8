package dev.penstock.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import dev.penstock.model.alias.AliasMoves;
import dev.penstock.web.access.Operator;
import dev.penstock.web.parameter.JsonBody;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/models}. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "definitions")
public class ModelsResource {
    private static final Set<String> VERSION = Set.of("version");

    @Inject
    private ModelRegistry registry;

    @Inject
    private AliasMoves moves;

    @GET
    @Operation(summary = "The models, their versions and what the aliases mean now")
    public ModelView.Listing list() {
        return new ModelView.Listing(registry.registered().values().stream()
                .map(model -> ModelView.of(model, registry, moves))
                .toList());
    }

    @GET
    @Path("{name}")
    @Operation(summary = "A model with the schemas of its versions")
    public ModelView get(@PathParam("name") String name) {
        return view(name);
    }

    @GET
    @Path("{name}/versions/{version: [0-9]{1,7}}/card")
    @Produces("text/markdown;charset=utf-8")
    @Operation(summary = "What is known of a version: data, figures, faults")
    public String card(@PathParam("name") String name, @PathParam("version") int version) {
        return registry.card(known(name, version))
                .orElseThrow(() -> missing("version " + version + " of model '" + name + "' has no card"));
    }

    @PUT
    @Path("{name}/aliases/{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lets an alias mean a version from now on",
            description =
                    "Here at once, on other servers within seconds. The version is loaded before it serves, and the"
                            + " definitions must fit it.")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(example = "{\"version\": 2}")))
    @APIResponse(responseCode = "200", description = "The model as it is now")
    @APIResponse(responseCode = "404", description = "There is no such model or alias")
    @APIResponse(responseCode = "409", description = "It means this version already")
    @APIResponse(
            responseCode = "422",
            description = "There is no such version, it cannot be loaded, or a stage needs what it does not have")
    public ModelView move(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @Parameter(description = "who does it, for the audit") @HeaderParam(Operator.HEADER) @Nullable
                    String operator,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String body) {
        int version = version(JsonBody.object(body, VERSION, "\"version\""));
        moves.move(name, alias(alias), version, Operator.name(operator, authorization));
        return view(name);
    }

    private static int version(JsonNode body) {
        JsonNode version = body.path("version");
        if (!version.canConvertToInt() || !version.isIntegralNumber()) {
            throw JsonBody.refused("\"version\" must be a version's number");
        }
        return version.intValue();
    }

    @POST
    @Path("{name}/aliases/{alias}/back")
    @Operation(
            summary = "Lets an alias mean again what it meant before it was moved last",
            description = "Which may be nothing, for an alias that the definition does not have.")
    @APIResponse(responseCode = "200", description = "The model as it is now")
    @APIResponse(responseCode = "404", description = "There is no such model or alias")
    @APIResponse(responseCode = "409", description = "It was not moved")
    @APIResponse(responseCode = "422", description = "What it meant does not fit any more")
    public ModelView back(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @Parameter(description = "who does it, for the audit") @HeaderParam(Operator.HEADER) @Nullable
                    String operator,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        moves.back(name, alias(alias), Operator.name(operator, authorization));
        return view(name);
    }

    private static ModelAlias alias(String word) {
        return ModelAlias.of(word)
                .orElseThrow(() -> missing("no alias of this name; there are "
                        + Arrays.stream(ModelAlias.values())
                                .map(ModelAlias::word)
                                .toList()));
    }

    @PUT
    @Path("{name}/versions/{version: [0-9]{1,7}}/loaded")
    @Operation(summary = "Loads a version into this server's memory; nothing happens when it is loaded")
    @APIResponse(responseCode = "200", description = "The model as it is now")
    @APIResponse(responseCode = "404", description = "There is no such model or version")
    @APIResponse(responseCode = "422", description = "It cannot be loaded")
    public ModelView load(@PathParam("name") String name, @PathParam("version") int version) {
        try {
            registry.load(known(name, version));
        } catch (ModelFailure e) {
            throw new ProblemException(Problem.of(422, "VERSION_UNUSABLE", String.valueOf(e.getMessage())));
        }
        return view(name);
    }

    @DELETE
    @Path("{name}/versions/{version: [0-9]{1,7}}/loaded")
    @Operation(
            summary = "Releases a version's memory on this server, once its running predictions have ended",
            description = "Whoever asks it later loads it again.")
    @APIResponse(responseCode = "200", description = "The model as it is now")
    @APIResponse(responseCode = "404", description = "There is no such model or version")
    @APIResponse(responseCode = "409", description = "An alias means it, or a stage names it")
    public ModelView unload(@PathParam("name") String name, @PathParam("version") int version) {
        ModelVersion known = known(name, version);
        if (moves.isUsed(known)) {
            throw new ProblemException(
                    Problem.of(409, "VERSION_USED", "model " + known + " is meant by an alias or named by a stage"));
        }
        registry.unload(known);
        return view(name);
    }

    private ModelView view(String name) {
        return ModelView.of(registered(name), registry, moves);
    }

    private ModelVersion known(String name, int version) {
        if (!registered(name).versions().containsKey(version)) {
            throw missing("model '" + name + "' has no version " + version + "; it has "
                    + registered(name).versions().keySet());
        }
        return new ModelVersion(name, version);
    }

    private RegisteredModel registered(String name) {
        RegisteredModel model = registry.registered().get(name);
        if (model == null) {
            throw missing(
                    "no model of this name; there are " + registry.registered().keySet());
        }
        return model;
    }

    private static ProblemException missing(String detail) {
        return new ProblemException(Problem.of(404, "MODEL_NOT_FOUND", detail));
    }
}
