package dev.penstock.web.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.schema.registry.RegisteredVersion;
import jakarta.ws.rs.core.Response;

/** Answers in the registry's own media type. */
final class RegistryAnswer {
    static final String V1 = "application/vnd.schemaregistry.v1+json";
    static final String UNVERSIONED = "application/vnd.schemaregistry+json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RegistryAnswer() {}

    /** JSON, given as a tree or as text. */
    static Response ok(Object json) {
        return Response.ok(json.toString(), V1).build();
    }

    static Response refused(int status, int code, String message) {
        ObjectNode body = JSON.objectNode().put("error_code", code).put("message", message);
        return Response.status(status).type(V1).entity(body.toString()).build();
    }

    /** A version with all that is known of it. */
    static ObjectNode version(RegisteredVersion version) {
        return JSON.objectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schemaType", "JSON")
                .put("schema", version.text());
    }
}
