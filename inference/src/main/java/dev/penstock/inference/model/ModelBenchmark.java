package dev.penstock.inference.model;

import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelReference;
import dev.penstock.model.RegisteredModel;
import dev.penstock.source.ProviderCatalogue;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The bare model's rate: what one thread gets out of a loaded model with no server, broker or database around it. The bound that
 * the whole system is measured against.
 */
public final class ModelBenchmark {
    /** Harmless texts of ordinary lengths: a word, a sentence, a short message, a letter. */
    private static final List<String> TEXTS = List.of(
            "Thanks!",
            "Is the apartment still available from June?",
            "The boiler in unit 7B has stopped again, can somebody come today?",
            "I really liked the film, although the second half was a little slow and the ending came as no surprise.",
            "Hello, we are a family of four and would like to view the house on Saturday. We both work in the city, have no pets"
                    + " and could move in on the first of next month. Could you tell us what the rent includes, how long the lease"
                    + " runs and whether there is a place for two bicycles? Kind regards, Sam and Anna");

    private ModelBenchmark() {}

    /**
     * Prints the rates of a packaged text classifier at batches of 1, 16 and 64.
     *
     * @param args the folder of definitions
     */
    public static void main(String[] args) {
        Map<String, RegisteredModel> models = new DefinitionsReader(ProviderCatalogue.bundled())
                .read(DefinitionsFolder.read(Path.of(args[0])))
                .definitions()
                .models();
        Artifacts artifacts = Artifacts.of(ModelBenchmark.class.getClassLoader());
        try (LoadedModels loaded = LoadedModels.load(models, List.of(), artifacts, 1)) {
            for (int batch : new int[] {1, 16, 64}) {
                System.out.println(measure(
                        loaded.model(ModelReference.champion("text-moderation")), batch, Duration.ofSeconds(5)));
            }
        }
    }

    /**
     * What was measured.
     *
     * @param batch texts in a call
     * @param textsPerSecond over all calls
     * @param p50Ms milliseconds of a call, median
     * @param p95Ms milliseconds of a call that 95 of 100 stay below
     * @param cpuMsPerText processor time of the calling thread; all there is when the models were loaded with 1 thread
     */
    public record Rate(int batch, double textsPerSecond, double p50Ms, double p95Ms, double cpuMsPerText) {}

    /**
     * Calls {@code model} in this thread, first unmeasured for a quarter of the time, then for {@code time}.
     *
     * @param batch texts in a call, 1 or more
     * @param time to measure for; at least 20 calls are made however long they take
     */
    public static Rate measure(Model model, int batch, Duration time) {
        repeat(model, batch, time.dividedBy(4), 3);
        long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long[] nanos = repeat(model, batch, time, 20);
        double cpuMs = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        double seconds = Arrays.stream(nanos).sum() / 1e9;
        Arrays.sort(nanos);
        return new Rate(
                batch,
                nanos.length * (double) batch / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                cpuMs / (nanos.length * (double) batch));
    }

    private static long[] repeat(Model model, int batch, Duration time, int callsMin) {
        List<Long> nanos = new ArrayList<>();
        long until = System.nanoTime() + time.toNanos();
        for (int call = 0; call < callsMin || System.nanoTime() < until; call++) {
            List<ModelInput> inputs = batch(model, batch, call);
            long from = System.nanoTime();
            model.predict(inputs);
            nanos.add(System.nanoTime() - from);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<ModelInput> batch(Model model, int batch, int call) {
        List<ModelInput> inputs = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            String text = TEXTS.get((call + i) % TEXTS.size());
            inputs.add(ModelInput.ofText(model.definition().input().members().first(), text));
        }
        return inputs;
    }
}
