package dev.penstock.ejb.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that webhooks can be made durable, so it asks the broker, and not the database: while that is down, events
 * wait in the intake queue and nothing is refused.
 */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
    @Resource(lookup = "jms/penstock-door")
    private ConnectionFactory factory;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("broker");
        try (Connection connection = factory.createConnection()) {
            connection.createSession().close();
            return response.up().build();
        } catch (JMSException e) {
            return response.down()
                    .withData("cause", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
