package dev.penstock.web.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.serving.ModelServer;
import dev.penstock.serving.ServingRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The protocol's paths. A version is a number, or {@code champion}, {@code challenger}, {@code shadow}. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "inference")
public class ServingResource {
    /** The most bytes of a request: a picture in base64, or many texts. */
    static final int BODY_BYTES_MAX = 16 << 20;

    private static final String MODEL = "models/{model}";
    private static final String VERSION = MODEL + "/versions/{version}";

    @Inject
    private ModelServer server;

    @GET
    @Operation(summary = "What the server is")
    public Response server() {
        return json(server.server());
    }

    @GET
    @Path("health/live")
    @Operation(summary = "200 when the server answers at all")
    public Response live() {
        return Response.ok().build();
    }

    /** What aliases and stages refer to was loaded before anything was served. */
    @GET
    @Path("health/ready")
    @Operation(summary = "200 when models can be asked")
    public Response ready() {
        return Response.ok().build();
    }

    @GET
    @Path(MODEL)
    @Operation(summary = "What the champion takes and says")
    public Response metadata(@PathParam("model") String model) {
        return json(server.metadata(model, null));
    }

    @GET
    @Path(VERSION)
    @Operation(summary = "What a version takes and says")
    public Response metadata(@PathParam("model") String model, @PathParam("version") String version) {
        return json(server.metadata(model, version));
    }

    @GET
    @Path(MODEL + "/ready")
    @Operation(summary = "200 when the champion is loaded; asking loads it")
    public Response ready(@PathParam("model") String model) {
        server.ready(model, null);
        return Response.ok().build();
    }

    @GET
    @Path(VERSION + "/ready")
    @Operation(summary = "200 when a version is loaded; asking loads it")
    public Response ready(@PathParam("model") String model, @PathParam("version") String version) {
        server.ready(model, version);
        return Response.ok().build();
    }

    @POST
    @Path(MODEL + "/infer")
    @Operation(summary = "Predictions of the champion")
    public Response infer(
            @PathParam("model") String model,
            @HeaderParam("Inference-Header-Content-Length") @Nullable String binary,
            InputStream body)
            throws IOException {
        return json(server.infer(model, null, bytes(binary, body)));
    }

    @POST
    @Path(VERSION + "/infer")
    @Operation(summary = "Predictions of a version")
    public Response infer(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam("Inference-Header-Content-Length") @Nullable String binary,
            InputStream body)
            throws IOException {
        return json(server.infer(model, version, bytes(binary, body)));
    }

    static byte[] bytes(@Nullable String binary, InputStream body) throws IOException {
        if (binary != null) {
            throw new ServingRefusal(400, "tensors are taken in JSON, found binary data");
        }
        byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            throw new ServingRefusal(413, "the body has more than " + BODY_BYTES_MAX + " bytes, which is the bound");
        }
        return bytes;
    }

    private static Response json(JsonNode body) {
        return Response.ok(body.toString()).build();
    }
}
