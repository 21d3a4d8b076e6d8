package dev.penstock.cli.home;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on the loopback address. */
public final class Ports {
    /** Below the range that systems hand out for outgoing connections, so that a kept port stays ours. */
    private static final int FIRST_CHOICE = 20_000;

    private static final int LAST_CHOICE = 32_000;

    private Ports() {}

    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws CommandFailure naming the port, its purpose and how to choose another */
    public static void demandFree(int port, String purpose, String remedy) {
        if (!free(port)) {
            throw new CommandFailure("port " + port + " (" + purpose + ") is taken on 127.0.0.1: " + remedy);
        }
    }

    /** The preferred port when it is free, else one that is. */
    public static int choose(int preferred) {
        if (free(preferred)) {
            return preferred;
        }
        for (int port = FIRST_CHOICE + (preferred % 1000); port < LAST_CHOICE; port++) {
            if (free(port)) {
                return port;
            }
        }
        throw new CommandFailure("no port from " + FIRST_CHOICE + " to " + LAST_CHOICE + " is free on 127.0.0.1");
    }
}
