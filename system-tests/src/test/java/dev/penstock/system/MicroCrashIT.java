package dev.penstock.system;

import java.io.IOException;

/** Crashes on Payara Micro. */
class MicroCrashIT extends CrashStory {
    MicroCrashIT() throws IOException {
        super("micro");
    }
}
