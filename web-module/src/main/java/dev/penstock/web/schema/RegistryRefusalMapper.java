package dev.penstock.web.schema;

import dev.penstock.schema.registry.RegistryRefusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Refusals with the numbers that clients of a registry expect. */
@Provider
public class RegistryRefusalMapper implements ExceptionMapper<RegistryRefusal> {
    @Override
    public Response toResponse(RegistryRefusal refusal) {
        return RegistryAnswer.refused(
                refusal.reason().status(), refusal.reason().code(), String.valueOf(refusal.getMessage()));
    }
}
