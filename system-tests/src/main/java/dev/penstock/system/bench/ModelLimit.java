package dev.penstock.system.bench;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.inference.model.Artifacts;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelReference;
import dev.penstock.source.ProviderCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the moderation model alone manages: texts a second, in batches and on threads as the pipeline's stage has them. */
final class ModelLimit {
    private static final int BATCH = 32;
    private static final int THREADS = 2;

    private final Definitions definitions;

    ModelLimit(Path definitions) {
        this.definitions = new DefinitionsReader(ProviderCatalogue.bundled())
                .read(DefinitionsFolder.read(definitions))
                .definitions();
    }

    /** Texts a second, over the texts of as many comments after a warm-up by the same. */
    double measure(int comments) throws Exception {
        List<ModelInput> inputs = IntStream.range(0, comments)
                .mapToObj(n -> ModelInput.ofText("text", BenchEvents.comment(n)))
                .toList();
        try (LoadedModels models = LoadedModels.load(
                definitions.models(), List.of(), Artifacts.of(ModelLimit.class.getClassLoader()), 1)) {
            Model model = models.model(ModelReference.champion("text-moderation"));
            score(model, inputs);
            return score(model, inputs);
        }
    }

    private static double score(Model model, List<ModelInput> inputs) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int from = 0; from < inputs.size(); from += BATCH) {
                List<ModelInput> batch = inputs.subList(from, Math.min(from + BATCH, inputs.size()));
                running.add(threads.submit(() -> model.predict(batch)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return inputs.size() / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }
}
