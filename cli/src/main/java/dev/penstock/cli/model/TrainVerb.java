package dev.penstock.cli.model;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a packaged model again from its labelled data. */
@Command(
        name = "train",
        description = "Trains a packaged model from labelled data, measures it, and writes weights and card.",
        mixinStandardHelpOptions = true)
public final class TrainVerb implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes the common options, also where they change nothing
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MODEL", description = "its name; a wrong one lists those that there are")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "the labelled data, as the model's card lists it; for upsell also a file that penstock inputs wrote")
    private Path data = Path.of("");

    @Option(
            names = "--version",
            paramLabel = "N",
            defaultValue = "1",
            description = "that the definition is to name (default: ${DEFAULT-VALUE})")
    private int version = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "default: inference/target/training/MODEL")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Trainings.Training training = Trainings.ALL.get(model);
        if (training == null) {
            throw new CommandFailure("no training for model '" + model + "', there are " + Trainings.ALL.keySet());
        }
        Path folder = out == null ? Installation.running().root().resolve("inference/target/training/" + model) : out;
        try {
            Files.createDirectories(folder);
            training.run(data, folder, version, System.out);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("training stopped: " + e, e);
        }
        System.out.println("written to " + folder);
        return 0;
    }
}
