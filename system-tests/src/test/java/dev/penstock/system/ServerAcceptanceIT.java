package dev.penstock.system;

import java.io.IOException;

/** The whole way on the full Payara Server, from the EAR. */
class ServerAcceptanceIT extends AcceptanceStory {
    ServerAcceptanceIT() throws IOException {
        super("payara");
    }
}
