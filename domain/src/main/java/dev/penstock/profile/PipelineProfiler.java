package dev.penstock.profile;

import dev.penstock.event.Event;
import dev.penstock.outbound.Unavailable;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.Work;
import dev.penstock.work.Attempted;
import dev.penstock.work.StageResults;
import dev.penstock.work.StageWork;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads events through the stages of a pipeline, one stage after the other, in this process: the same work as on a server, without
 * queues, transactions and database, which cost what the benchmark measures. Predictions are kept meanwhile, whatever the stages
 * say, so that it is seen how many inputs are repeated; figures are given for both.
 */
public final class PipelineProfiler {
    /** The memory for kept predictions of a stage. */
    private static final long CACHE_BYTES = 64L << 20;

    private final Pipeline pipeline;
    private final Supplier<StageWork> works;
    private final LongSupplier wallNanos;
    private final LongSupplier cpuNanos;

    /**
     * @param works a new one, that has kept nothing, whenever it is asked
     * @param wallNanos a clock
     * @param cpuNanos processor time that the process has used
     */
    public PipelineProfiler(
            Pipeline pipeline, Supplier<StageWork> works, LongSupplier wallNanos, LongSupplier cpuNanos) {
        this.pipeline = pipeline;
        this.works = works;
        this.wallNanos = wallNanos;
        this.cpuNanos = cpuNanos;
    }

    /**
     * Leads events through.
     *
     * @return a profile of each stage that was reached, in the pipeline's order
     * @throws Unavailable when a model's server cannot be asked
     */
    public List<StageProfile> run(List<Event> events) {
        StageWork work = works.get();
        Map<Stage, Tally> tallies = new LinkedHashMap<>();
        pipeline.stages().forEach(stage -> tallies.put(stage, new Tally(stage)));
        List<Event> pending = List.copyOf(events);
        while (!pending.isEmpty()) {
            List<Event> made = new ArrayList<>();
            for (Map.Entry<Stage, Tally> one : tallies.entrySet()) {
                Stage stage = one.getKey();
                List<Event> received = pending.stream()
                        .filter(event -> stage.on().matches(event))
                        .toList();
                made.addAll(perform(work, keeping(stage), received, one.getValue()));
            }
            pending = made;
        }
        return tallies.values().stream()
                .filter(tally -> tally.events > 0)
                .map(Tally::profile)
                .toList();
    }

    /** The same stage, that keeps predictions. */
    private static Stage keeping(Stage stage) {
        return stage.work() instanceof Work.Infer infer
                ? stage.working(new Work.Infer(infer.model(), infer.input(), Math.max(infer.cacheBytes(), CACHE_BYTES)))
                : stage;
    }

    private List<Event> perform(StageWork work, Stage stage, List<Event> received, Tally tally) {
        List<Event> made = new ArrayList<>();
        long wall = wallNanos.getAsLong();
        long cpu = cpuNanos.getAsLong();
        for (int i = 0; i < received.size(); i += stage.batchMax()) {
            List<Event> batch = received.subList(i, Math.min(i + stage.batchMax(), received.size()));
            made.addAll(perform(work, stage, batch, tally, true));
        }
        tally.events += received.size();
        tally.wallNanos += wallNanos.getAsLong() - wall;
        tally.cpuNanos += cpuNanos.getAsLong() - cpu;
        return made;
    }

    /** What fails among others is tried alone, as the broker would deliver it again. */
    private static List<Event> perform(
            StageWork work, Stage stage, List<Event> batch, Tally tally, boolean amongOthers) {
        try {
            StageResults results = work.perform(
                    stage, batch.stream().map(event -> new Attempted(event, 1)).toList(), event -> null);
            tally.completed(results);
            return results.runs().stream().map(StageRun::output).toList();
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (!amongOthers || batch.size() == 1) {
                tally.failed(e);
                return List.of();
            }
            return batch.stream()
                    .flatMap(event -> perform(work, stage, List.of(event), tally, false).stream())
                    .toList();
        }
    }

    private static final class Tally {
        private final Stage stage;
        private final Map<String, BigDecimal> prices = new HashMap<>();
        private long events;
        private long repeated;
        private long failed;
        private long wallNanos;
        private long cpuNanos;
        private long inputTokens;
        private long outputTokens;
        private @Nullable String workVersion;
        private @Nullable String failure;

        private Tally(Stage stage) {
            this.stage = stage;
        }

        private void completed(StageResults results) {
            repeated += results.kept();
            for (StageRun run : results.runs()) {
                workVersion = run.workVersion();
                inputTokens += run.tokens().inputTokens();
                outputTokens += run.tokens().outputTokens();
                if (run.price() != null) {
                    prices.merge(run.price().currency(), run.price().amount(), BigDecimal::add);
                }
            }
        }

        private void failed(RuntimeException e) {
            failed++;
            if (failure == null) {
                failure = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
        }

        private StageProfile profile() {
            boolean cached = stage.work() instanceof Work.Infer infer && infer.cacheBytes() > 0;
            return new StageProfile(
                    stage.name(),
                    workVersion,
                    cached,
                    events,
                    repeated,
                    failed,
                    failure,
                    Duration.ofNanos(wallNanos),
                    Duration.ofNanos(cpuNanos),
                    inputTokens,
                    outputTokens,
                    prices);
        }
    }
}
