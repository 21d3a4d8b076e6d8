package dev.penstock.web.access;

import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.ConfigProvider;

/** Lets requests pass that carry the token of configuration key {@code penstock.api.token}, before even their path is looked at. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class BearerTokenFilter implements ContainerRequestFilter {
    private final ApiToken token =
            new ApiToken(ConfigProvider.getConfig().getOptionalValue(ApiToken.CONFIG_KEY, String.class));

    @Override
    public void filter(ContainerRequestContext request) {
        if (!token.isIn(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            Problem problem = Problem.of(
                    401,
                    "TOKEN_REFUSED",
                    "header Authorization must be Bearer and the API's token, or Basic with it as the password");
            request.abortWith(ProblemResponse.of(problem)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"penstock\"")
                    .build());
        }
    }
}
