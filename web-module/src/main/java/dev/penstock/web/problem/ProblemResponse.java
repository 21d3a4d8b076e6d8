package dev.penstock.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A problem as a response, with the headers that its status calls for. */
public final class ProblemResponse {
    /** When senders should try again: as long as a broker takes to restart. */
    private static final int RETRY_AFTER_S = 5;

    /** No rate is less than one request a second. */
    private static final int RETRY_AFTER_TOO_MANY_S = 1;

    private ProblemResponse() {}

    public static Response.ResponseBuilder of(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        }
        if (problem.status() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_TOO_MANY_S);
        }
        return response;
    }
}
