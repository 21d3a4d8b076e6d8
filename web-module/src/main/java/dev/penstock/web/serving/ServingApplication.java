package dev.penstock.web.serving;

import dev.penstock.web.access.BearerTokenFilter;
import dev.penstock.web.access.SafetyHeaders;
import dev.penstock.web.json.JsonBodies;
import dev.penstock.web.problem.FailureMapper;
import dev.penstock.web.problem.HttpProblemMapper;
import dev.penstock.web.problem.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Everything under {@code /v2}, where the protocol wants it. */
@ApplicationPath("/v2")
public class ServingApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ServingResource.class,
                ServingRefusalMapper.class,
                ProtocolErrors.class,
                BearerTokenFilter.class,
                JsonBodies.class,
                SafetyHeaders.class,
                ProblemMapper.class,
                HttpProblemMapper.class,
                FailureMapper.class);
    }

    /** {@code /openapi} describes it. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
