package dev.penstock.web.model;

import dev.penstock.model.alias.AliasRefusal;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What cannot be done about aliases of models. */
@Provider
public class AliasRefusalMapper implements ExceptionMapper<AliasRefusal> {
    @Override
    public Response toResponse(AliasRefusal refusal) {
        int status = switch (refusal.code()) {
            case MODEL_UNKNOWN -> 404;
            case ALIAS_UNCHANGED, ALIAS_UNMOVED -> 409;
            case VERSION_UNKNOWN, VERSION_UNUSABLE, VERSION_UNFIT -> 422;
        };
        return ProblemResponse.of(Problem.of(status, refusal.code().name(), String.valueOf(refusal.getMessage())))
                .build();
    }
}
