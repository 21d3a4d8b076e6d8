package dev.penstock.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs deliveries with the vendors' own libraries: Octokit's, in Node, and the Standard Webhooks reference library, in Java. */
final class VendorSignatures {
    private static final Path SIGNERS = Checkout.path("system-tests/src/test/vendor-signers");

    private VendorSignatures() {}

    /** The {@code X-Hub-Signature-256} of each body. Skips the test where there is no Node, unless PENSTOCK_REQUIRE_NODE is set. */
    static List<String> github(String secret, List<String> bodies) throws IOException, InterruptedException {
        boolean node = Commands.exists("node") && Commands.exists("npm");
        assumeTrue(
                node || System.getenv("PENSTOCK_REQUIRE_NODE") != null,
                "Octokit's library needs Node 20, which this machine does not have");
        Path installed = install();
        String input = bodies.stream()
                .map(body -> Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n", "", "\n"));
        var result = Commands.run(
                installed, Map.of("GITHUB_WEBHOOK_SECRET", secret), input, List.of("node", "sign-github.mjs"));
        return result.orFail().output().lines().toList();
    }

    private static Path install() throws IOException, InterruptedException {
        Path folder = Checkout.path("system-tests/target/vendor-signers");
        if (!Files.isDirectory(folder.resolve("node_modules/@octokit/webhooks-methods"))) {
            Files.createDirectories(folder);
            for (String file : List.of("package.json", "package-lock.json", "sign-github.mjs")) {
                Files.write(folder.resolve(file), Files.readAllBytes(SIGNERS.resolve(file)));
            }
            Commands.run(folder, Map.of(), "", List.of("npm", "ci", "--no-audit", "--no-fund"))
                    .orFail();
        }
        return folder;
    }

    /** The three headers of a Standard Webhooks delivery. */
    static Map<String, String> standardWebhooks(String secret, String id, long timestampSeconds, String body) {
        try {
            return Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", Long.toString(timestampSeconds),
                    "webhook-signature", new Webhook(secret).sign(id, timestampSeconds, body));
        } catch (WebhookSigningException e) {
            throw new AssertionError(e);
        }
    }
}
