package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.process.DetachedCommand;
import dev.penstock.cli.process.LogTail;
import dev.penstock.cli.server.AsadminTemplate.Dialect;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Payara Micro.
 *
 * @param home its log and its folder are there
 * @param installation where its jar comes from
 * @param port of HTTP, on 127.0.0.1
 */
public record MicroServer(Home home, Installation installation, int port) implements Server {
    /** Its last word at a start; the application's own lines may follow. */
    private static final int READY_LINES = 200;

    /**
     * Higher thresholds before a method is compiled: on few cores the compilers take half of the time until the server is
     * ready, for methods of which most never run again.
     */
    private static final List<String> COMPILE_LATER = List.of(
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=5000",
            "-XX:Tier4InvocationThreshold=25000",
            "-XX:Tier4MinInvocationThreshold=3000",
            "-XX:Tier4CompileThreshold=75000");

    @Override
    public ProcessHandle start(Path archive, ServerProperties properties) {
        ServerFolder folder = new ServerFolder(home, installation);
        LogTail.putAside(log());
        List<String> line = new ArrayList<>();
        line.add(ServerFolder.java());
        line.addAll(COMPILE_LATER);
        line.addAll(ServerFolder.javaOptions());
        line.add("-jar");
        line.add(installation
                .built("server-config/target/runtime/payara-micro.jar")
                .toString());
        line.addAll(List.of("--rootdir", folder.fresh("micro").toString()));
        line.addAll(List.of(
                "--logproperties",
                installation.payaraScripts().resolve("micro-logging.properties").toString()));
        line.addAll(List.of("--nohazelcast", "--disablephonehome"));
        line.addAll(List.of("--port", Integer.toString(port)));
        line.addAll(List.of(
                "--addlibs",
                installation
                        .built("server-config/target/runtime/postgresql.jar")
                        .toString()));
        line.addAll(List.of(
                "--systemproperties",
                folder.write("micro.properties", text(properties)).toString()));
        line.addAll(List.of(
                "--prebootcommandfile",
                folder.script("micro-preboot.asadmin", Dialect.BOOT, Map.of()).toString()));
        line.addAll(List.of(
                "--postbootcommandfile",
                folder.script("configure.asadmin", Dialect.BOOT, Map.of()).toString()));
        line.addAll(List.of("--contextroot", "/", "--deploy", archive.toString()));
        return new DetachedCommand(line, home.server(), log()).start().toHandle();
    }

    @Override
    public boolean deployed() {
        return LogTail.of(log(), READY_LINES).contains(") ready in ");
    }

    @Override
    public Path log() {
        return home.logs().resolve("server.log");
    }

    @Override
    public Optional<String> admin() {
        return Optional.empty();
    }

    private static String text(ServerProperties properties) {
        Properties all = new Properties();
        all.putAll(properties.values());
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new CommandFailure("the server's properties cannot be written", e);
        }
    }
}
