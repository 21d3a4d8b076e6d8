package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara's administration command.
 *
 * @param commandLine its jar
 * @param adminPort the server's, on 127.0.0.1
 * @param passwords a file with the administrator's password, so that it is on no command line
 */
record Asadmin(Path commandLine, int adminPort, Path passwords) {
    /** Sets the password of a domain that does not run. */
    void setAdminPassword(Path domains, String domain, Path oldAndNew) {
        execute(List.of(
                "--user",
                "admin",
                "--passwordfile",
                oldAndNew.toString(),
                "--interactive=false",
                "change-admin-password",
                "--domaindir",
                domains.toString(),
                "--domain_name",
                domain));
    }

    /** @throws CommandFailure with what asadmin printed when a command fails */
    void run(List<String> command) {
        List<String> line = new ArrayList<>(List.of(
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(adminPort),
                "--user",
                "admin",
                "--passwordfile",
                passwords.toString(),
                "--interactive=false"));
        line.addAll(command);
        execute(line);
    }

    /** Runs a file of commands; multimode itself goes on after a failure and ends well, so what it prints is read. */
    void multimode(Path script) {
        List<String> line = new ArrayList<>(List.of(
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(adminPort),
                "--user",
                "admin",
                "--passwordfile",
                passwords.toString(),
                "--interactive=false",
                "multimode",
                "--file",
                script.toString()));
        String printed = execute(line);
        if (printed.lines().anyMatch(text -> text.matches("Command .* failed\\..*"))) {
            throw new CommandFailure("the server refused a command of " + script + ":\n" + printed);
        }
    }

    private String execute(List<String> arguments) {
        List<String> line =
                new ArrayList<>(List.of(ServerFolder.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        line.add(commandLine.toString());
        line.addAll(arguments);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandFailure("asadmin failed (exit " + process.exitValue() + "): " + printed.strip());
            }
            return printed;
        } catch (IOException e) {
            throw new CommandFailure("asadmin cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while asadmin ran", e);
        }
    }
}
