package dev.penstock.web.parameter;

import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Refuses the character U+0000 in path and query. No name and no id has it, for no text in the database can; a question with it would
 * fail there.
 */
@Provider
@PreMatching
@Priority(Priorities.USER)
public class NulFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (hasNul(request.getUriInfo())) {
            request.abortWith(ProblemResponse.of(
                            Problem.of(400, "PARAMETER_REFUSED", "path and query must not have the character U+0000"))
                    .build());
        }
    }

    private static boolean hasNul(UriInfo uri) {
        Stream<String> query = uri.getQueryParameters().values().stream().flatMap(Collection::stream);
        return Stream.concat(Stream.of(uri.getPath()), query).anyMatch(text -> text.indexOf('\0') >= 0);
    }
}
