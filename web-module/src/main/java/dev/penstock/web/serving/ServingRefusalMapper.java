package dev.penstock.web.serving;

import dev.penstock.serving.ServingRefusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal of the model server as the protocol writes it. */
@Provider
public class ServingRefusalMapper implements ExceptionMapper<ServingRefusal> {
    private static final int RETRY_AFTER_S = 1;

    @Override
    public Response toResponse(ServingRefusal refusal) {
        Response.ResponseBuilder response = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ProtocolError(String.valueOf(refusal.getMessage())));
        if (refusal.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        }
        return response.build();
    }
}
