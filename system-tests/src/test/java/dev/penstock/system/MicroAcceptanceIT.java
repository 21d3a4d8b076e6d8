package dev.penstock.system;

import java.io.IOException;

/** The whole way on Payara Micro. */
class MicroAcceptanceIT extends AcceptanceStory {
    MicroAcceptanceIT() throws IOException {
        super("micro");
    }
}
