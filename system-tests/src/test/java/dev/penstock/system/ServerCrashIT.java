package dev.penstock.system;

import java.io.IOException;

/** Crashes on the full Payara Server. */
class ServerCrashIT extends CrashStory {
    ServerCrashIT() throws IOException {
        super("payara");
    }
}
