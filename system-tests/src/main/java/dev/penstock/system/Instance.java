package dev.penstock.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One Penstock, started by its command from a home of its own, and what its users do with it. */
public final class Instance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** Webhook senders speak HTTP/1.1 to what is behind their receivers' TLS. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path home;
    private final String server;
    private final int port;
    private final Map<String, String> environment;
    private final Path definitions;

    public Instance(String name, String server, int port, Path definitions, Map<String, String> environment) {
        this.home = Checkout.path("system-tests/target/homes/" + name);
        this.server = server;
        this.port = port;
        this.definitions = definitions;
        this.environment = environment;
    }

    public Path home() {
        return home;
    }

    /** {@code penstock up --detach}; fails with what the command said. */
    public void up() throws IOException, InterruptedException {
        tryUp().orFail();
    }

    public Commands.Result tryUp() throws IOException, InterruptedException {
        return penstock(
                "up",
                "--detach",
                "--port",
                Integer.toString(port),
                "--server",
                server,
                "--definitions",
                definitions.toString());
    }

    public void down() throws IOException, InterruptedException {
        penstock("down").orFail();
    }

    /** Runs a verb of the command on this home. */
    public Commands.Result penstock(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Checkout.path("penstock").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        Map<String, String> variables = new HashMap<>(environment);
        // The build that runs these tests has built everything: the command must not build into its feet.
        variables.put("PENSTOCK_BUILD", "never");
        return Commands.run(home.getRoot(), variables, "", command);
    }

    /** What a verb that prints a bare value prints. */
    public String printed(String... arguments) throws IOException, InterruptedException {
        return penstock(arguments).orFail().output().strip();
    }

    public JsonNode json(String... arguments) throws IOException, InterruptedException {
        List<String> withFormat = new ArrayList<>(List.of(arguments));
        withFormat.addAll(List.of("-o", "json"));
        return JSON.readTree(printed(withFormat.toArray(String[]::new)));
    }

    public HttpResponse<String> post(String source, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return http.send(hook(source, body, headers), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> postAsync(String source, String body, Map<String, String> headers) {
        return http.sendAsync(hook(source, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest hook(String source, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url("/hooks/" + source))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url(path)).timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
    }

    /** An answer of the REST API, asked with the token. */
    public HttpResponse<String> api(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url("/api/v1" + path))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Authorization", "Bearer " + token())
                        .build(),
                BodyHandlers.ofString());
    }

    /** An event as the API tells of it; an empty object while it is not known. */
    public JsonNode event(String source, String id) throws IOException, InterruptedException {
        var response = api("/events/" + source + "/" + inPath(id));
        return response.statusCode() == 404 ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    /** A slash is part of an id as it is: servers refuse it encoded. */
    private static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    public JsonNode read(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private String token() throws IOException {
        return secretFile("penstock.api.token");
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends one of the instance's processes ({@code server}, {@code broker}) as a crash does. */
    public void kill(String process) throws IOException {
        ProcessHandle handle = process(process);
        handle.destroyForcibly();
        handle.onExit().join();
    }

    public ProcessHandle process(String process) throws IOException {
        long pid = JSON.readTree(home.resolve("run/" + process + ".json").toFile())
                .get("pid")
                .asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** The instance's database, as the server sees it. */
    public Database database() throws IOException {
        return new Database(endpoint("database"), secretFile("penstock.database.password"));
    }

    public String brokerUrl() throws IOException {
        return endpoint("broker");
    }

    public BrokerQueue queue(String name) throws IOException {
        return new BrokerQueue(brokerUrl(), secretFile("penstock.broker.admin.password"), name);
    }

    /** A secret that the home keeps. */
    public String secretFile(String name) throws IOException {
        return Files.readString(home.resolve("secrets").resolve(name)).strip();
    }

    private String endpoint(String name) throws IOException {
        return JSON.readTree(home.resolve("run/endpoints.json").toFile())
                .get(name)
                .asText();
    }
}
