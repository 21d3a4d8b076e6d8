package dev.penstock.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.claim.ClaimCheck;
import dev.penstock.decision.Decision;
import dev.penstock.decision.DecisionData;
import dev.penstock.decision.Ruling;
import dev.penstock.event.DerivedId;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.Models;
import dev.penstock.model.Prediction;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import dev.penstock.schema.Schemas;
import dev.penstock.schema.Violation;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.Work;
import dev.penstock.writeback.Target;
import dev.penstock.writeback.WriteBacks;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stages do, apart from queues and transactions: events in, runs and decisions out. */
public final class StageWork {
    private final Models models;
    private final WriteBacks writeBacks;
    private final PredictionCache cache = new PredictionCache();
    private final Schemas schemas;
    private final ClaimCheck claimCheck;
    private final TimeLimit timeLimit;
    private final InstantSource clock;

    public StageWork(
            Models models,
            WriteBacks writeBacks,
            Schemas schemas,
            ClaimCheck claimCheck,
            TimeLimit timeLimit,
            InstantSource clock) {
        this.models = models;
        this.writeBacks = writeBacks;
        this.schemas = schemas;
        this.claimCheck = claimCheck;
        this.timeLimit = timeLimit;
        this.clock = clock;
    }

    /**
     * Works on all these events at once.
     *
     * @param traceparent what the output made from an event is to carry
     * @throws StageTimeout when it takes longer than the stage allows
     * @throws dev.penstock.outbound.Unavailable when a model's server or a target cannot be asked now: nothing was made of any event
     * @throws OutputViolation when what it made violates the schema of its type: then nothing may be published
     */
    public StageResults perform(Stage stage, List<Attempted> attempted, Function<Event, @Nullable String> traceparent) {
        if (attempted.isEmpty()) {
            return StageResults.NONE;
        }
        Instant startedAt = clock.instant();
        List<Event> events = attempted.stream().map(Attempted::event).toList();
        List<Finding> findings =
                timeLimit.within(stage.timeout(), stage.name(), events.size(), () -> find(stage, events));
        Instant completedAt = clock.instant();
        Duration share = Duration.between(startedAt, completedAt).dividedBy(events.size());

        List<StageRun> runs = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Event input = events.get(i);
            Finding finding = findings.get(i);
            Event output = claimCheck.leave(output(stage, input, finding, completedAt, traceparent.apply(input)));
            List<Violation> violations = schemas.violations(output);
            if (!violations.isEmpty()) {
                throw new OutputViolation(stage.name(), output.type(), violations);
            }
            runs.add(new StageRun(
                    stage.name(),
                    input.key(),
                    output,
                    finding.workVersion(),
                    finding.scores(),
                    attempted.get(i).attempt(),
                    share,
                    completedAt,
                    finding.tokens(),
                    finding.price()));
            if (finding.ruling() != null) {
                decisions.add(decision(stage, output, finding, finding.ruling()));
            }
        }
        return new StageResults(
                runs, decisions, (int) findings.stream().filter(Finding::kept).count());
    }

    private List<Finding> find(Stage stage, List<Event> events) {
        if (stage.work() instanceof Work.Infer infer) {
            return infer(stage.name(), infer, events);
        }
        if (stage.work() instanceof Work.Deliver deliver) {
            return events.stream()
                    .map(event -> deliver(stage, deliver.target(), event))
                    .toList();
        }
        Work.Decide decide = (Work.Decide) stage.work();
        return events.stream().map(event -> decide(stage.name(), decide, event)).toList();
    }

    private List<Finding> infer(StageName stage, Work.Infer infer, List<Event> events) {
        Model model = models.model(infer.model());
        List<ModelInput> inputs = events.stream()
                .map(event -> InputMapping.apply(infer.input(), event, model.definition()))
                .toList();
        List<PredictionCache.Answer> answers;
        try {
            answers = cache.predict(stage, infer.cacheBytes(), model, inputs);
        } catch (ModelInputViolation e) {
            throw InputMapping.withOrigins(e, infer.input());
        }
        String version = model.definition().version().toString();
        ModelPrice price = model.definition().price();
        return answers.stream().map(answer -> predicted(version, price, answer)).toList();
    }

    /** What was kept has cost nothing. */
    private static Finding predicted(String version, @Nullable ModelPrice price, PredictionCache.Answer answer) {
        Prediction prediction = answer.prediction();
        return new Finding(
                version,
                prediction.scores(),
                OutputData.predicted(version, prediction.scores(), prediction.output()),
                null,
                answer.kept() ? TokenUsage.NONE : prediction.tokens(),
                price == null ? null : answer.kept() ? price.ofNothing() : price.of(prediction.tokens()),
                answer.kept());
    }

    private static Finding decide(StageName stage, Work.Decide decide, Event event) {
        String version = decide.thresholds().version();
        Map<String, Double> scores = OutputData.readScores(event.data().json());
        Ruling ruling = decide.thresholds().rule(scores);
        return new Finding(
                version,
                scores,
                DecisionData.write(stage.pipeline(), event.correlation(), ruling, version, scores),
                ruling,
                TokenUsage.NONE,
                null,
                false);
    }

    /** The call ends before the attempt does, so that the record says how. */
    private Finding deliver(Stage stage, Target target, Event event) {
        String version = target.version();
        Duration within = stage.timeout().multipliedBy(9).dividedBy(10);
        Accepted accepted = writeBacks.send(target, target.call(outputId(stage, event, version), event), within);
        return new Finding(version, Map.of(), OutputData.delivered(accepted), null, TokenUsage.NONE, null, false);
    }

    private static String outputId(Stage stage, Event input, String workVersion) {
        return DerivedId.of(stage.name().toString(), input.key(), workVersion);
    }

    private static Event output(
            Stage stage, Event input, Finding finding, Instant completedAt, @Nullable String traceparent) {
        return new Event(
                new EventKey(stage.name().toString(), outputId(stage, input, finding.workVersion())),
                stage.emits(),
                completedAt,
                "application/json",
                input.attributes(),
                input.correlation(),
                input.key(),
                traceparent,
                Payload.ofJson(OutputData.carrying(stage.carry(), input, finding.data())));
    }

    private static Decision decision(Stage stage, Event output, Finding finding, Ruling ruling) {
        return new Decision(
                stage.name().pipeline(),
                output.correlation(),
                output.key(),
                ruling,
                finding.scores(),
                finding.workVersion(),
                output.time());
    }

    private record Finding(
            String workVersion,
            Map<String, Double> scores,
            ObjectNode data,
            @Nullable Ruling ruling,
            TokenUsage tokens,
            @Nullable Price price,
            boolean kept) {}
}
