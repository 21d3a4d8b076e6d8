package dev.penstock.web.model;

import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/models}. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "definitions")
public class ModelsResource {
    @Inject
    private ModelRegistry registry;

    @GET
    @Operation(summary = "The models, their versions and what the aliases mean now")
    public ModelView.Listing list() {
        return new ModelView.Listing(registry.registered().values().stream()
                .map(model -> ModelView.of(model, registry))
                .toList());
    }

    @GET
    @Path("{name}")
    @Operation(summary = "A model with the schemas of its versions")
    public ModelView get(@PathParam("name") String name) {
        return ModelView.of(registered(name), registry);
    }

    @GET
    @Path("{name}/versions/{version: [0-9]{1,7}}/card")
    @Produces("text/markdown;charset=utf-8")
    @Operation(summary = "What is known of a version: data, figures, faults")
    public String card(@PathParam("name") String name, @PathParam("version") int version) {
        if (!registered(name).versions().containsKey(version)) {
            throw missing("model '" + name + "' has no version " + version + "; it has "
                    + registered(name).versions().keySet());
        }
        return registry.card(new ModelVersion(name, version))
                .orElseThrow(() -> missing("version " + version + " of model '" + name + "' has no card"));
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
