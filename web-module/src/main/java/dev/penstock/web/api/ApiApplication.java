package dev.penstock.web.api;

import dev.penstock.web.access.BearerTokenFilter;
import dev.penstock.web.access.SafetyHeaders;
import dev.penstock.web.audit.AuditResource;
import dev.penstock.web.claim.ClaimsResource;
import dev.penstock.web.deadletter.DeadLettersResource;
import dev.penstock.web.event.EventsResource;
import dev.penstock.web.filter.FilterTrialsResource;
import dev.penstock.web.json.JsonBodies;
import dev.penstock.web.model.AliasRefusalMapper;
import dev.penstock.web.model.ModelsResource;
import dev.penstock.web.parameter.NulFilter;
import dev.penstock.web.pipeline.PipelinesResource;
import dev.penstock.web.problem.FailureMapper;
import dev.penstock.web.problem.HttpProblemMapper;
import dev.penstock.web.problem.ProblemMapper;
import dev.penstock.web.rejection.RejectedRequestsResource;
import dev.penstock.web.schema.RegistryCompatibilityResource;
import dev.penstock.web.schema.RegistryConfigResource;
import dev.penstock.web.schema.RegistryModeResource;
import dev.penstock.web.schema.RegistryRefusalMapper;
import dev.penstock.web.schema.RegistrySchemasResource;
import dev.penstock.web.schema.SchemasResource;
import dev.penstock.web.schema.SubjectsResource;
import dev.penstock.web.source.ConfirmationsResource;
import dev.penstock.web.source.SecretRefusalMapper;
import dev.penstock.web.source.SecretsResource;
import dev.penstock.web.source.SourcesResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything under {@code /api/v1}: for bearers of the API's token. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Penstock",
                        version = "1",
                        description =
                                "Webhooks in, decisions out. Every refusal is application/problem+json with a code."),
        tags = {
            @Tag(name = "webhooks", description = "Where webhooks arrive"),
            @Tag(name = "events", description = "Events and what became of them"),
            @Tag(name = "dead letters", description = "Events that a consumer gave up"),
            @Tag(name = "schemas", description = "What events of a type look like, version by version"),
            @Tag(name = "filters", description = "Selectors, tried on recorded events"),
            @Tag(name = "rejected requests", description = "Webhooks that were refused, and what was probably wrong"),
            @Tag(
                    name = "secrets",
                    description = "Which secrets of a source are accepted until when; never their values"),
            @Tag(name = "inference", description = "Models of this server by the Open Inference Protocol, below /v2"),
            @Tag(name = "audit", description = "What operators did"),
            @Tag(name = "definitions", description = "Sources, pipelines and models as they are defined")
        },
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                EventsResource.class,
                ClaimsResource.class,
                DeadLettersResource.class,
                FilterTrialsResource.class,
                RejectedRequestsResource.class,
                SourcesResource.class,
                SecretsResource.class,
                SecretRefusalMapper.class,
                AuditResource.class,
                ConfirmationsResource.class,
                PipelinesResource.class,
                ModelsResource.class,
                AliasRefusalMapper.class,
                SchemasResource.class,
                SubjectsResource.class,
                RegistrySchemasResource.class,
                RegistryConfigResource.class,
                RegistryModeResource.class,
                RegistryCompatibilityResource.class,
                RegistryRefusalMapper.class,
                BearerTokenFilter.class,
                NulFilter.class,
                JsonBodies.class,
                SafetyHeaders.class,
                ProblemMapper.class,
                HttpProblemMapper.class,
                FailureMapper.class);
    }

    /** {@code /openapi} describes the API; a second description would only differ. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
