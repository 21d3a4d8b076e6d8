package dev.penstock.web.serving;

import dev.penstock.web.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Says every problem in the protocol's way: a refused token, an unknown path, a failure that nobody expected. */
@Provider
public class ProtocolErrors implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            String trace = problem.traceId() == null ? "" : " " + problem.traceId();
            response.setEntity(new ProtocolError(problem.detail() + trace), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
