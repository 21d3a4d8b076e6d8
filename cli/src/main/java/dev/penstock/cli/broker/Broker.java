package dev.penstock.cli.broker;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.process.Awaiting;
import dev.penstock.cli.process.DetachedCommand;
import dev.penstock.cli.process.LogTail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The broker of a home.
 *
 * @param home its journal and its configuration are there
 * @param port of its one acceptor, on 127.0.0.1
 */
public record Broker(Home home, int port) {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final List<String> JVM = List.of(
            "-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");

    /** Where {@code broker.xml} and the three generated files beside it are. */
    public static Path config(Home home) {
        return home.broker().resolve("config");
    }

    /**
     * Puts the broker's configuration into the home.
     *
     * @param fixed the folder of the {@code broker.xml} that is shipped
     * @param generated the folder of the files that were generated from the definitions
     */
    public void configure(Path fixed, Path generated) {
        try {
            Files.createDirectories(config(home));
            copy(fixed.resolve("broker.xml"));
            for (String file :
                    List.of("penstock-addresses.xml", "penstock-diverts.xml", "penstock-address-settings.xml")) {
                copy(generated.resolve(file));
            }
        } catch (IOException e) {
            throw new CommandFailure("the broker's configuration cannot be put into " + config(home) + ": " + e, e);
        }
    }

    /**
     * Starts it; returns when it takes connections.
     *
     * @param started told of the process at once, so that it can be stopped if it never gets ready
     */
    public void start(Consumer<ProcessHandle> started) {
        HomeSecrets secrets = new HomeSecrets(home);
        secrets.value(HomeSecrets.BROKER_PASSWORD);
        secrets.value(HomeSecrets.BROKER_ADMIN_PASSWORD);
        LogTail.putAside(log());
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JVM);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName()));
        line.addAll(List.of(home.root().toString(), Integer.toString(port)));
        ProcessHandle handle =
                new DetachedCommand(line, home.broker(), log()).start().toHandle();
        started.accept(handle);
        new Awaiting("broker", handle, log()).until(this::accepts, START_MAX);
    }

    /** For JMS clients of Artemis and, on the same port, for AMQP. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public Path log() {
        return home.logs().resolve("broker.log");
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void copy(Path file) throws IOException {
        Files.copy(file, config(home).resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }
}
