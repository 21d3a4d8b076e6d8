package dev.penstock.system;

import java.nio.file.Path;

/** The checkout that is under test. */
public final class Checkout {
    private static final Path ROOT = Path.of(System.getProperty("penstock.checkout", ".."))
            .toAbsolutePath()
            .normalize();

    private Checkout() {}

    public static Path path(String relative) {
        return ROOT.resolve(relative);
    }
}
