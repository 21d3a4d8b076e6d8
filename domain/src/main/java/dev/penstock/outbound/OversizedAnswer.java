package dev.penstock.outbound;

import java.io.IOException;

/** An answer has more bytes than we take. */
public final class OversizedAnswer extends IOException {
    private static final long serialVersionUID = 1;

    OversizedAnswer(int max) {
        super("the answer is longer than " + max + " bytes");
    }
}
