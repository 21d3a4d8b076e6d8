package dev.penstock.web.source;

import dev.penstock.source.SecretRefusal;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What cannot be done about secrets. */
@Provider
public class SecretRefusalMapper implements ExceptionMapper<SecretRefusal> {
    @Override
    public Response toResponse(SecretRefusal refusal) {
        return ProblemResponse.of(problem(refusal)).build();
    }

    static Problem problem(SecretRefusal refusal) {
        int status = switch (refusal.code()) {
            case SOURCE_UNKNOWN, SECRET_UNKNOWN -> 404;
            case SECRET_KNOWN, SECRET_REPEATED, TOO_MANY_SECRETS -> 409;
            case SECRET_KEY_INVALID, SECRET_UNUSABLE, END_INVALID -> 422;
        };
        return Problem.of(status, refusal.code().name(), String.valueOf(refusal.getMessage()));
    }
}
