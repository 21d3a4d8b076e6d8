package dev.penstock.cli.profile;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Installation;
import dev.penstock.cli.assembly.Assembling;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.source.SourceSecrets;
import dev.penstock.definitions.Definitions;
import dev.penstock.event.Event;
import dev.penstock.inference.model.Artifacts;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelReference;
import dev.penstock.model.RegisteredModel;
import dev.penstock.outbound.Unavailable;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.profile.PipelineProfiler;
import dev.penstock.selector.InvalidSelector;
import dev.penstock.selector.JmsSelector;
import dev.penstock.selector.Selector;
import dev.penstock.source.Locator;
import dev.penstock.source.Source;
import dev.penstock.work.StageWork;
import dev.penstock.work.TimeLimit;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Leads webhooks of a file through a pipeline, in this process and without a server, and reports what that costs. Targets are not
 * called; models on other servers are.
 */
@Command(
        name = "profile",
        description = {
            "Leads webhooks of a file through a pipeline, without a server, and reports what they cost:",
            "processor time and prices by stage, what a filter or a cache saves, cores and the bill at a rate."
        },
        mixinStandardHelpOptions = true)
public final class ProfileVerb implements Callable<Integer> {
    /** Until compiled code and buffers are there. */
    private static final int WARM_UP_EVENTS = 200;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "PIPELINE", description = "its name in the definitions")
    private String pipelineName = "";

    @Option(
            names = "--events",
            paramLabel = "FILE",
            required = true,
            description = "bodies of webhooks, one JSON document a line")
    private Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "whose webhooks they are (default: the one that delivers what the pipeline takes)")
    private @Nullable String sourceName;

    @Option(names = "--type", paramLabel = "T", description = "the events' type, where a header carries it")
    private @Nullable String type;

    @Option(
            names = "--where",
            paramLabel = "SELECTOR",
            description = "say what a filter at the door would save, such as \"kind = 'comment'\"")
    private @Nullable String where;

    @Option(names = "--rate", paramLabel = "N", description = "webhooks a second, for cores and the bill of a month")
    private @Nullable Double rate;

    @Option(names = "--core-month", paramLabel = "AMOUNT", description = "what a core costs a month")
    private @Nullable Double coreMonth;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "EUR",
            description = "of --core-month (default: ${DEFAULT-VALUE})")
    private String currency = "EUR";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "lines to read (default: ${DEFAULT-VALUE})")
    private int limit = 10_000;

    @Option(names = "--definitions", paramLabel = "DIR", description = "default: server-config/definitions")
    private @Nullable Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = Installation.running();
        Definitions definitions = new Assembling(installation)
                .check(folder == null ? installation.definitions() : folder)
                .definitions();
        Pipeline pipeline = pipeline(definitions);
        Source source = source(definitions, pipeline);
        SampleFile samples = SampleFile.read(file, source, type == null ? rootType(pipeline) : type, limit);
        if (samples.passed().isEmpty()) {
            throw new CommandFailure(file + " has no webhook that source " + source.name() + " lets pass; it drops "
                    + samples.dropped());
        }
        Report report = report(definitions, pipeline, source, samples);
        spec.commandLine().getOut().println(common.json() ? report.json().toPrettyString() : report.text());
        return 0;
    }

    private Report report(Definitions definitions, Pipeline pipeline, Source source, SampleFile samples) {
        Selector filter = where == null ? null : selector(where);
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "work");
            thread.setDaemon(true);
            return thread;
        });
        try (LoadedModels models = models(definitions, pipeline)) {
            Supplier<StageWork> works = () -> new StageWork(
                    models,
                    (target, call, within) -> new Accepted("nobody", 200),
                    definitions.schemas(),
                    new ClaimCheck((owners, parts) -> {}, Integer.MAX_VALUE),
                    new TimeLimit(executor),
                    InstantSource.system());
            PipelineProfiler profiler =
                    new PipelineProfiler(pipeline, works, System::nanoTime, ProfileVerb::processorNanos);
            profiler.run(firstOf(samples.passed()));
            List<Event> dropped = samples.passed().stream()
                    .filter(event -> filter != null && !filter.matches(event))
                    .toList();
            return new Report(
                    pipeline.name(),
                    source.name(),
                    samples,
                    profiler.run(samples.passed()),
                    new Report.Filter(where, dropped.size(), profiler.run(dropped)),
                    new Report.Load(rate, coreMonth, currency));
        } catch (Unavailable | ModelFailure e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Event> firstOf(List<Event> events) {
        return events.subList(0, Math.min(WARM_UP_EVENTS, events.size()));
    }

    private static Selector selector(String text) {
        try {
            return JmsSelector.parse(text);
        } catch (InvalidSelector e) {
            throw new CommandFailure("not a selector, " + e.getMessage(), e);
        }
    }

    private LoadedModels models(Definitions definitions, Pipeline pipeline) {
        List<ModelReference> references = pipeline.models();
        Set<String> names = references.stream().map(ModelReference::name).collect(Collectors.toSet());
        Map<String, RegisteredModel> needed = definitions.models().entrySet().stream()
                .filter(model -> names.contains(model.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return LoadedModels.load(
                needed,
                RegisteredModel.defined(needed),
                references,
                Artifacts.of(ProfileVerb.class.getClassLoader()),
                1,
                new SourceSecrets(new HomeSecrets(common.home()), System.getenv()));
    }

    private Pipeline pipeline(Definitions definitions) {
        Pipeline pipeline = definitions.pipelines().get(pipelineName);
        if (pipeline == null) {
            throw new CommandFailure("no pipeline '" + pipelineName + "', there are "
                    + definitions.pipelines().keySet());
        }
        return pipeline;
    }

    private static String rootType(Pipeline pipeline) {
        return pipeline.stages().get(0).on().type();
    }

    private Source source(Definitions definitions, Pipeline pipeline) {
        SortedMap<String, Source> sources = definitions.sources();
        if (sourceName != null) {
            Source source = sources.get(sourceName);
            if (source == null) {
                throw new CommandFailure("no source '" + sourceName + "', there are " + sources.keySet());
            }
            return source;
        }
        List<Source> delivering = sources.values().stream()
                .filter(source -> source.typeLocator() instanceof Locator.Constant constant
                        && constant.value().equals(rootType(pipeline)))
                .toList();
        if (delivering.size() != 1) {
            throw new CommandFailure("--source must say whose webhooks these are, one of " + sources.keySet());
        }
        return delivering.get(0);
    }

    private static long processorNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        throw new CommandFailure("this Java does not say what processor time it uses");
    }
}
