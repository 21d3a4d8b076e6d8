package dev.penstock.cli.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which processes run from a home: one file a process in its {@code run/}. */
public final class ProcessBook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public ProcessBook(Home home) {
        folder = home.run();
    }

    public void enter(String name, RunningProcess process) {
        try {
            OwnerOnly.write(file(name), JSON.writeValueAsString(process));
        } catch (IOException e) {
            throw new CommandFailure("the process id of the " + name + " cannot be kept in " + file(name), e);
        }
    }

    /** The process of that name, if it was started from this home and still lives. */
    public Optional<ProcessHandle> alive(String name) {
        try {
            return Files.exists(file(name))
                    ? JSON.readValue(file(name).toFile(), RunningProcess.class).handle()
                    : Optional.empty();
        } catch (IOException e) {
            throw new CommandFailure(file(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void strike(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new CommandFailure(file(name) + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
