package dev.penstock.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the container found wrong: an unknown path, a method that is not allowed, and so on. */
@Provider
public class HttpProblemMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        Response found = exception.getResponse();
        Response.ResponseBuilder response = ProblemResponse.of(problem(found.getStatus()));
        String allow = found.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response.build();
    }

    static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.of(status, "PATH_UNKNOWN", "there is nothing at this path");
            case 405 -> Problem.of(status, "METHOD_NOT_ALLOWED", "the methods of this path are listed in header Allow");
            // a method that HTTP servlets do not know: the request is what is wrong
            case 501 -> Problem.of(405, "METHOD_NOT_ALLOWED", "the method is none that is known here");
            case 406 -> Problem.of(status, "NOT_ACCEPTABLE", "answers are application/json");
            default -> Problem.of(status, "HTTP_" + status, "the request cannot be processed");
        };
    }
}
