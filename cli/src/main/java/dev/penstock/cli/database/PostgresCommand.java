package dev.penstock.cli.database;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.process.DetachedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of PostgreSQL's programs. They refuse to run as root, so root runs them in a user namespace of its own, in which it is
 * nobody in particular.
 *
 * @param programs the folder that holds {@code bin/}
 */
record PostgresCommand(Path programs) {
    /** @throws CommandFailure with what the program printed when it fails */
    void run(String program, List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.add(DetachedCommand.find("unshare")
                    .orElseThrow(
                            () -> new CommandFailure("PostgreSQL refuses to run as root and there is no `unshare` to"
                                    + " work around that: use another user, or an external database with --db URL")));
            line.add("-U");
        }
        line.add(programs.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        try {
            // not inherited and not a pipe: the server keeps its output open long after pg_ctl has ended
            Path output = Files.createTempFile("penstock-" + program, ".log");
            Process process = new ProcessBuilder(line)
                    .directory(programs.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exit = process.waitFor();
            String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
            Files.delete(output);
            if (exit != 0) {
                throw new CommandFailure("PostgreSQL's " + program + " failed (exit " + exit + "): " + printed);
            }
        } catch (IOException e) {
            throw new CommandFailure("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while PostgreSQL's " + program + " ran", e);
        }
    }
}
