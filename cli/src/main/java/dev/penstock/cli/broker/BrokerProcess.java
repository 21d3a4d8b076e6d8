package dev.penstock.cli.broker;

import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The main class of the broker's process: {@code BrokerProcess HOME PORT}. It stops in order on SIGTERM. */
public final class BrokerProcess {
    static final String SERVER_USER = "penstock";
    static final String ADMIN_USER = "admin";

    private static final Logger LOG = Logger.getLogger(BrokerProcess.class.getName());

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        quieten();
        Home home = Home.at(Path.of(arguments[0]));
        System.setProperty("penstock.broker.port", arguments[1]);
        System.setProperty("penstock.broker.data", home.broker().resolve("data").toString());
        System.setProperty("penstock.broker.config", Broker.config(home).toString());

        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(
                Broker.config(home).resolve("broker.xml").toUri().toString());
        broker.setSecurityManager(
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(new HomeSecrets(home))));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
        try {
            broker.start();
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "the broker does not start", e);
            System.exit(1);
        }
    }

    /** Least privilege: the server's user sends to and consumes from Penstock's addresses; the administrator's may do all. */
    private static SecurityConfiguration users(HomeSecrets secrets) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(SERVER_USER, secrets.value(HomeSecrets.BROKER_PASSWORD));
        users.addRole(SERVER_USER, "penstock-server");
        users.addUser(ADMIN_USER, secrets.value(HomeSecrets.BROKER_ADMIN_PASSWORD));
        users.addRole(ADMIN_USER, "penstock-admin");
        return users;
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the broker did not stop in order", e);
        }
    }

    /** Artemis' audit loggers print every message that passes, at level INFO, unless they are turned off. */
    private static void quieten() throws IOException {
        try (InputStream settings = BrokerProcess.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
