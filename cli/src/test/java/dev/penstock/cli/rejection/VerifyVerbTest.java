package dev.penstock.cli.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whether a captured webhook is verified, and a spoilt one diagnosed, from files alone. */
class VerifyVerbTest {
    private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "whsec_a captured secret";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void capture() throws IOException {
        byte[] body = "{\"id\":\"e-1\"}".getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = ProviderCatalogue.bundled()
                .provider("stripe")
                .signature()
                .sign(
                        new WebhookRequest("POST", "https://localhost/", Map.of(), Payload.of(body)),
                        "e-1",
                        SENT,
                        new Secret(KEY));
        String headers = request.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue().get(0))
                .collect(Collectors.joining("\r\n"));
        Files.writeString(folder.resolve("headers"), "POST /hooks/stripe HTTP/1.1\r\n" + headers + "\r\n\r\n");
        Files.write(folder.resolve("body"), body);
        Files.writeString(folder.resolve("secret"), KEY + "\n");
    }

    private int verify(String at) {
        return new CommandLine(new VerifyVerb())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--provider",
                        "stripe",
                        "--headers",
                        folder.resolve("headers").toString(),
                        "--body",
                        folder.resolve("body").toString(),
                        "--secret-file",
                        folder.resolve("secret").toString(),
                        "--at",
                        at);
    }

    @Test
    void aRightSignatureExitsWithZero() {
        assertThat(verify("2026-03-01T12:00:10Z")).isZero();
        assertThat(out.toString()).contains("verified");
    }

    @Test
    void aLateClockIsToldInSeconds() {
        assertThat(verify("2026-03-01T13:00:00Z")).isOne();
        assertThat(out.toString()).contains("TIMESTAMP_TOO_OLD", "CLOCK_SKEW", "3600 s behind");
    }

    @Test
    void aChangedBodyIsDiagnosedAndNeitherSecretNorSignatureShown() throws IOException {
        Files.writeString(folder.resolve("body"), "{\"id\":\"e-1\"}\n");
        assertThat(verify("2026-03-01T12:00:10Z")).isOne();
        assertThat(out.toString())
                .contains("SIGNATURE_MISMATCH", "BODY_LINE_ENDS")
                .doesNotContain(KEY)
                .doesNotContainPattern("[0-9a-f]{64}");
    }
}
