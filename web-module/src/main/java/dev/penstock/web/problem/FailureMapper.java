package dev.penstock.web.problem;

import dev.penstock.web.trace.TraceContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What nobody expected: the caller learns a trace id, and the log holds the rest under it. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        String traceId = TraceContext.current().traceId();
        LOG.log(System.Logger.Level.ERROR, "a request failed, trace " + traceId, failure);
        Problem problem =
                Problem.of(500, "INTERNAL_FAILURE", "the server failed; its log says why under this trace id");
        return ProblemResponse.of(problem.withTraceId(traceId)).build();
    }
}
