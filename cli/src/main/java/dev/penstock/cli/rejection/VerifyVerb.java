package dev.penstock.cli.rejection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.source.HomeSources;
import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Keys;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.KnownSchemes;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a captured webhook without a server, and says what is wrong with it. Exits with 0 when it is right, else 1. */
@Command(
        name = "verify",
        description = "Verifies a captured webhook offline, and says what is probably wrong with its signature.",
        mixinStandardHelpOptions = true)
public final class VerifyVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "its name in the definitions of the home")
    private @Nullable String source;

    @Option(names = "--provider", paramLabel = "NAME", description = "instead of a source: one of the catalogue")
    private @Nullable String provider;

    @Option(names = "--headers", paramLabel = "FILE", required = true, description = "'Name: value', one a line")
    private Path headers = Path.of("");

    @Option(names = "--body", paramLabel = "FILE", required = true, description = "the raw bytes")
    private Path body = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "https://localhost/",
            description = "that the sender used, for those that sign it")
    private String url = "https://localhost/";

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "one secret, its last line end left out (default: the source's secrets)")
    private @Nullable Path secretFile;

    @Option(names = "--at", paramLabel = "TIME", description = "when it came (default: now)")
    private @Nullable String at;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        SignatureScheme scheme = scheme();
        Keys keys = keys();
        List<Secret> secrets = keys.active();
        for (Secret secret : secrets) {
            try {
                scheme.requireUsable(secret);
            } catch (IllegalArgumentException e) {
                throw new CommandFailure("the secret cannot be used: " + e.getMessage(), e);
            }
        }
        WebhookRequest request = new WebhookRequest(
                "POST",
                url,
                HeadersFile.read(new String(bytes(headers), StandardCharsets.UTF_8)),
                Payload.of(bytes(body)));
        Instant time = time();
        Verification verification = scheme.verify(request, secrets, time);
        SignatureDoctor doctor = new SignatureDoctor(KnownSchemes.of(ProviderCatalogue.bundled()));
        List<Diagnosis> diagnoses = doctor.examine(scheme, request, keys, time);
        spec.commandLine()
                .getOut()
                .println(
                        common.json() ? json(verification, diagnoses).toPrettyString() : text(verification, diagnoses));
        return verification instanceof Verification.Verified ? 0 : 1;
    }

    private SignatureScheme scheme() {
        if ((source == null) == (provider == null)) {
            throw new CommandFailure("name either a SOURCE or a --provider");
        }
        if (source != null) {
            return new HomeSources(common.home()).source(source).signature();
        }
        try {
            return ProviderCatalogue.bundled()
                    .provider(String.valueOf(provider))
                    .signature();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Keys keys() {
        if (secretFile != null) {
            String text = new String(bytes(secretFile), StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
            if (text.isBlank()) {
                throw new CommandFailure(secretFile + " holds no secret");
            }
            return new Keys(List.of(new Secret(text)), List.of(), List.of());
        }
        if (source == null) {
            throw new CommandFailure("--provider needs a --secret-file");
        }
        Keys keys = new HomeSources(common.home()).keys(source);
        if (keys.active().isEmpty()) {
            throw new CommandFailure("no secret of source " + source + " has a value in the environment or the home");
        }
        return keys;
    }

    private Instant time() {
        try {
            return at == null ? Instant.now() : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure("--at must be an instant such as 2026-03-01T12:00:00Z, found '" + at + "'", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String text(Verification verification, List<Diagnosis> diagnoses) {
        if (!(verification instanceof Verification.Refused refused)) {
            return "verified";
        }
        StringBuilder text = new StringBuilder("refused   " + refused.code() + ": " + refused.detail());
        for (Diagnosis diagnosis : diagnoses) {
            text.append(String.format(
                    "%nprobably  %s: %s%n          %s", diagnosis.finding(), diagnosis.sentence(), diagnosis.advice()));
        }
        return text.toString();
    }

    private static ObjectNode json(Verification verification, List<Diagnosis> diagnoses) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("verified", true);
        if (verification instanceof Verification.Refused refused) {
            json.put("verified", false).put("code", refused.code().name()).put("detail", refused.detail());
            for (Diagnosis diagnosis : diagnoses) {
                json.withArray("diagnoses")
                        .addObject()
                        .put("finding", diagnosis.finding().name())
                        .put("sentence", diagnosis.sentence())
                        .put("advice", diagnosis.advice());
            }
        }
        return json;
    }
}
