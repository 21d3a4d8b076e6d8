package dev.penstock.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.source.HomeSources;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Sends sample webhooks and tells what became of each. */
@Command(
        name = "demo",
        description = "Sends signed sample webhooks for the shipped pipelines and prints what becomes of each.",
        mixinStandardHelpOptions = true)
public final class DemoVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        Home home = common.home();
        Api api = Api.of(home);
        HomeSources sources = new HomeSources(home);
        PrintWriter out = spec.commandLine().getOut();

        Instant now = clock.instant();
        List<Sent> sent = new ArrayList<>();
        String run = "demo-" + Long.toString(now.toEpochMilli(), 36);
        List<Sample> samples = new ArrayList<>(new Samples(run, now).all());
        samples.addAll(new BusinessSamples(run, now).all());
        for (Sample sample : samples) {
            sent.add(send(sample, api, sources));
        }
        Fates fates = new Fates(api, sources.subscribedTypes(), clock);
        List<Fate> outcome = fates.await(sent, fate -> {
            if (!common.json()) {
                out.println(fate.line());
                out.flush();
            }
        });
        out.println(common.json() ? json(outcome).toPrettyString() : System.lineSeparator() + table(outcome));
        return outcome.stream().allMatch(Fate::known) ? 0 : 1;
    }

    private Sent send(Sample sample, Api api, HomeSources sources) {
        Payload body = Payload.of(sample.body().getBytes(StandardCharsets.UTF_8));
        WebhookRequest signed = sources.signer(sample.source())
                .request(
                        api.hook(sample.source()),
                        "application/json",
                        sample.id(),
                        sample.type(),
                        clock.instant(),
                        body);
        Instant sentAt = clock.instant();
        return new Sent(sample, sentAt, api.post(sample.forged() ? forged(signed) : signed));
    }

    /** With a body that was not signed. */
    private static WebhookRequest forged(WebhookRequest signed) {
        byte[] body = (signed.body().text() + " ").getBytes(StandardCharsets.UTF_8);
        return new WebhookRequest(signed.method(), signed.url(), signed.headers(), Payload.of(body));
    }

    private static Table table(List<Fate> fates) {
        Table table = new Table("SOURCE", "WHAT WAS SENT", "ANSWER", "WHAT BECAME OF IT", "WHY", "TRACE");
        for (Fate fate : fates) {
            table.row(
                    fate.sent().sample().source(),
                    fate.sent().sample().what(),
                    fate.sent().answer().status() + " " + fate.sent().status(),
                    fate.outcome(),
                    fate.why(),
                    fate.sent().traceId());
        }
        return table;
    }

    private static ArrayNode json(List<Fate> fates) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Fate fate : fates) {
            list.addObject()
                    .put("source", fate.sent().sample().source())
                    .put("id", fate.sent().sample().id())
                    .put("what", fate.sent().sample().what())
                    .put("httpStatus", fate.sent().answer().status())
                    .put("status", fate.sent().status())
                    .put("outcome", fate.outcome())
                    .put("why", fate.why())
                    .put("traceId", fate.sent().traceId());
        }
        return list;
    }
}
