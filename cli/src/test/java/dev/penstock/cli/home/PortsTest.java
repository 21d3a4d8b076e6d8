package dev.penstock.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Ports that are taken, by a listener of the test's own. */
class PortsTest {
    @Test
    void aTakenPortIsNamedWithItsPurposeAndTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.demandFree(port, "HTTP", "choose another with --port"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("port " + port + " (HTTP) is taken on 127.0.0.1: choose another with --port");
        }
    }

    @Test
    void anotherPortIsChosenWhenThePreferredOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int chosen = Ports.choose(taken.getLocalPort());

            assertThat(chosen).isNotEqualTo(taken.getLocalPort()).isBetween(20_000, 32_000);
            assertThat(Ports.free(chosen)).isTrue();
        }
    }
}
