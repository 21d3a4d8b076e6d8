package dev.penstock.vendor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where the libraries from npm are installed, as the lock file says, once for each content of it. */
final class NodeInstallation {
    private static final long TIMEOUT_MINUTES = 15;
    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "target/vendor-libraries");
    private static final String LOCK = "package-lock.json";

    private NodeInstallation() {}

    /** Skips the test where there is no Node, unless PENSTOCK_REQUIRE_NODE is set. */
    static void assumeNode() {
        assumeTrue(
                (exists("node") && exists("npm")) || System.getenv("PENSTOCK_REQUIRE_NODE") != null,
                "the vendors' libraries need Node 20, which this machine does not have");
    }

    /** With everything in it that {@code main.mjs} needs. */
    static synchronized Path folder() {
        assumeNode();
        try {
            copySources();
            Path installed = FOLDER.resolve("node_modules").resolve(LOCK);
            if (!Files.exists(installed) || Files.mismatch(installed, FOLDER.resolve(LOCK)) >= 0) {
                install();
                Files.copy(FOLDER.resolve(LOCK), installed);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copySources() throws IOException {
        try (Stream<Path> sources = Files.walk(VendorLibraries.FOLDER)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Path target = FOLDER.resolve(VendorLibraries.FOLDER.relativize(source));
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(source));
            }
        }
    }

    /** No package's own scripts run: none of these libraries needs to build anything. */
    private static void install() throws IOException {
        Path log = FOLDER.resolve("npm.log");
        Process npm = new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new IllegalStateException(
                        "npm ci took more than " + TIMEOUT_MINUTES + " minutes: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm ci ran", e);
        }
        if (npm.exitValue() != 0) {
            throw new IllegalStateException("npm ci ended with " + npm.exitValue() + ": " + Files.readString(log));
        }
    }

    private static boolean exists(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
