package dev.penstock.web.source;

import dev.penstock.web.access.SafetyHeaders;
import dev.penstock.web.json.JsonBodies;
import dev.penstock.web.problem.FailureMapper;
import dev.penstock.web.problem.HttpProblemMapper;
import dev.penstock.web.problem.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Everything under {@code /hooks}: open to whoever can sign. */
@ApplicationPath("/hooks")
public class HooksApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                WebhookResource.class,
                JsonBodies.class,
                SafetyHeaders.class,
                ProblemMapper.class,
                HttpProblemMapper.class,
                FailureMapper.class);
    }

    /** No description of itself to strangers. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
