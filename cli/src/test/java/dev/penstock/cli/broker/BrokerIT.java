package dev.penstock.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.Installation;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.home.Ports;
import dev.penstock.cli.process.Ending;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's process with the shipped broker.xml and one stage's generated files beside it. */
class BrokerIT {
    private static final Path STAGE_FILES = Path.of("src/test/resources/broker-files");

    @TempDir
    private Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();
    private Broker broker = new Broker(Home.at(Path.of("unset")), 0);

    @BeforeEach
    void start() {
        Home home = Home.at(folder.resolve("ho me")).create();
        broker = new Broker(home, Ports.choose(28_000));
        broker.configure(Installation.running().brokerConfig(), STAGE_FILES);
        broker.start(started::add);
    }

    @AfterEach
    void stop() {
        started.forEach(process -> Ending.of("broker", process, Duration.ofSeconds(20), System.err::println));
    }

    @Test
    void anEventReachesTheStageWhoseFilterItMatchesAndOutlivesAKill() throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = server(factory)) {
            for (String type : List.of("content.submitted", "content.other")) {
                TextMessage message = context.createTextMessage(type);
                message.setStringProperty("cloudEvents_type", type);
                context.createProducer().send(context.createTopic("penstock.events"), message);
            }
        }
        started.get(0).destroyForcibly();
        assertThat(Ending.ends(started.get(0), Duration.ofSeconds(20))).isTrue();

        broker.start(started::add);

        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = server(factory);
                var consumer = context.createConsumer(context.createQueue("penstock.stage.moderation.classify"))) {
            assertThat(consumer.receiveBody(String.class, 10_000)).isEqualTo("content.submitted");
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    void theServersUserMayNotMakeQueuesAndAStrangerMayDoNothing() {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = server(factory)) {
            assertThatThrownBy(() -> context.createProducer().send(context.createQueue("penstock.unknown"), "x"))
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> factory.createContext("penstock", "wrong"))
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    private JMSContext server(ActiveMQConnectionFactory factory) {
        return factory.createContext("penstock", new HomeSecrets(broker.home()).value(HomeSecrets.BROKER_PASSWORD));
    }
}
