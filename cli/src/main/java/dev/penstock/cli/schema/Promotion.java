package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.api.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes types, one after the other, from one installation to another. */
final class Promotion {
    /** What became of a type. */
    enum Outcome {
        PROMOTED,
        WOULD_PROMOTE,
        SAME,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    record Step(String type, int fromVersion, Outcome outcome, String detail) {}

    private final Api from;
    private final Api to;
    private final boolean dryRun;

    Promotion(Api from, Api to, boolean dryRun) {
        this.from = from;
        this.to = to;
        this.dryRun = dryRun;
    }

    /** @param types empty for all */
    List<Step> run(List<String> types) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode version : from.get("/registry/schemas?latestOnly=true")) {
            String type = version.path("subject").asText();
            if (types.isEmpty() || types.contains(type)) {
                steps.add(step(type, version));
            }
        }
        for (String type : types) {
            if (steps.stream().noneMatch(step -> step.type().equals(type))) {
                steps.add(new Step(type, 0, Outcome.REFUSED, "there is no such type to promote"));
            }
        }
        return steps;
    }

    private Step step(String type, JsonNode version) {
        int number = version.path("version").asInt();
        ObjectNode body = SchemaFile.body(version.path("schema").asText());
        String subject = "/registry/subjects/" + Api.encoded(type);
        Api.Answer known = to.ask("POST", subject, body);
        if (known.status() == 200) {
            return new Step(
                    type,
                    number,
                    Outcome.SAME,
                    "is version " + known.body().path("version").asText() + " there");
        }
        if (dryRun) {
            Api.Answer checked = to.ask(
                    "POST", "/registry/compatibility/subjects/" + Api.encoded(type) + "/versions?verbose=true", body);
            if (checked.status() != 200) {
                return refused(type, number, checked);
            }
            return checked.body().path("is_compatible").asBoolean()
                    ? new Step(type, number, Outcome.WOULD_PROMOTE, "")
                    : new Step(
                            type,
                            number,
                            Outcome.REFUSED,
                            checked.body().path("messages").toString());
        }
        Api.Answer registered = to.ask("POST", subject + "/versions", body);
        return registered.status() == 200
                ? new Step(
                        type,
                        number,
                        Outcome.PROMOTED,
                        "is version " + registered.body().path("version").asText() + " there")
                : refused(type, number, registered);
    }

    private static Step refused(String type, int number, Api.Answer answer) {
        return new Step(
                type,
                number,
                Outcome.REFUSED,
                answer.status() + " "
                        + answer.body()
                                .path("message")
                                .asText(answer.body().path("detail").asText()));
    }
}
