package dev.penstock.cli.rejection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one refused request with the doctor's diagnosis. */
@Command(
        name = "show",
        description = "Shows a refused webhook with what was probably wrong and what to do.",
        mixinStandardHelpOptions = true)
final class RejectedShowVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NUMBER", description = "as `penstock rejected list` prints it")
    private long number;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode request = Api.of(common.home())
                .find("/rejected-requests/" + number)
                .orElseThrow(() -> new CommandFailure("no refused request has the number " + number));
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.println(request.toPrettyString());
        } else {
            print(request, out);
        }
        return 0;
    }

    private static void print(JsonNode request, PrintWriter out) {
        out.println("time      " + request.path("time").asText());
        out.println("source    " + request.path("source").asText());
        out.println("answer    " + request.path("status").asText() + " "
                + request.path("code").asText() + ": " + request.path("detail").asText());
        out.println("from      " + request.path("clientAddress").asText("-"));
        out.println("trace     " + request.path("traceId").asText("-"));
        out.println("body      " + request.path("bodyBytes").asText() + " bytes, SHA-256 "
                + request.path("bodySha256").asText("-"));
        out.println("alike     " + request.path("alike").asText() + " more were only counted");
        request.path("headers").properties().forEach(header -> {
            String value = header.getValue().asText();
            out.println("header    " + header.getKey() + (value.isEmpty() ? "" : ": " + value));
        });
        for (JsonNode diagnosis : request.path("diagnoses")) {
            out.println("probably  " + diagnosis.path("finding").asText() + ": "
                    + diagnosis.path("sentence").asText());
            out.println("          " + diagnosis.path("advice").asText());
        }
    }
}
