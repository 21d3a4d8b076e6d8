package dev.penstock.cli.process;

import dev.penstock.cli.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command that outlives the one who starts it: in a session of its own where {@code setsid} exists, so that neither a
 * closed terminal nor Ctrl-C reaches it.
 *
 * @param line program and arguments
 * @param folder its working folder
 * @param log what it prints is added to this file
 */
public record DetachedCommand(List<String> line, Path folder, Path log) {
    public DetachedCommand {
        line = List.copyOf(line);
    }

    public Process start() {
        List<String> whole = new ArrayList<>();
        find("setsid").ifPresent(whole::add);
        whole.addAll(line);
        try {
            return new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new CommandFailure("cannot start " + line.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** The program of that name on the PATH. */
    public static Optional<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }
}
