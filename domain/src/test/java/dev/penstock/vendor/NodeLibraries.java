package dev.penstock.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The libraries from npm: one Node process for all of them, asked in lines of JSON. */
final class NodeLibraries implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodeLibraries(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Installs what is not installed yet, starts Node in that folder, and waits until all is loaded. */
    static NodeLibraries start() {
        Path folder = NodeInstallation.folder();
        try {
            NodeLibraries started = new NodeLibraries(new ProcessBuilder("node", "main.mjs")
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("node.log").toFile())
                    .start());
            started.answer();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Vendor vendor(String provider) {
        return new Vendor() {
            @Override
            public WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret) {
                ObjectNode question = question(provider, "sign", secret, unsigned)
                        .put("id", id)
                        .put("timestamp", sentAt.getEpochSecond());
                JsonNode answer = ask(question);
                Map<String, List<String>> headers = new TreeMap<>(unsigned.headers());
                answer.path("headers")
                        .properties()
                        .forEach(header -> headers.put(
                                header.getKey(), List.of(header.getValue().asText())));
                Payload body = answer.has("body")
                        ? Payload.of(
                                Base64.getDecoder().decode(answer.path("body").asText()))
                        : unsigned.body();
                return new WebhookRequest(unsigned.method(), unsigned.url(), headers, body);
            }

            @Override
            public boolean accepts(WebhookRequest request, String secret) {
                ObjectNode question = question(provider, "accepts", secret, request);
                return ask(question).path("accepted").booleanValue();
            }
        };
    }

    private static ObjectNode question(String provider, String verb, String secret, WebhookRequest request) {
        ObjectNode question = JSON.createObjectNode()
                .put("provider", provider)
                .put("do", verb)
                .put("secret", secret)
                .put("method", request.method())
                .put("url", request.url())
                .put("body", Base64.getEncoder().encodeToString(request.body().bytes()));
        ObjectNode headers = question.putObject("headers");
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return question;
    }

    private JsonNode ask(ObjectNode question) {
        try {
            questions.write(JSON.writeValueAsString(question));
            questions.newLine();
            questions.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the Node process ended: see node.log beside its modules");
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("failure")) {
            throw new IllegalStateException(answer.path("failure").asText());
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
