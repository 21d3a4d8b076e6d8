package dev.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.home.Endpoints;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSettings;
import dev.penstock.cli.process.ProcessBook;
import dev.penstock.cli.process.RunningProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What `up` says when it cannot start; nothing is started here. */
class UpTest {
    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void anOldJavaIsNamedWithTheOneThatIsNeeded() {
        assertThatThrownBy(() -> Up.demandJava(11))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Java 17 or newer is needed, found 11")
                .hasMessageContaining("JAVA_HOME");
    }

    @Test
    void anUnknownServerIsAnsweredWithThoseThatAreKnown() {
        assertThat(run("up", "--server", "wildfly")).isEqualTo(1);
        assertThat(printed.toString()).contains("--server is one of micro, payara; found 'wildfly'");
    }

    @Test
    void aHomeThatIsAFileIsNotWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(execute("up", "--home", file.toString())).isEqualTo(1);
        assertThat(printed.toString()).contains("the home " + file + " is not writable");
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatChoosesAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("up", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(printed.toString())
                    .contains("port " + taken.getLocalPort() + " (HTTP) is taken")
                    .contains("--port");
        }
    }

    @Test
    void anotherInstanceIsNamedWithItsProcessAndItsUrl() throws IOException {
        Home home = Home.at(folder).create();
        RunningProcess own = RunningProcess.of(ProcessHandle.current());
        for (String name : new String[] {"server", "broker", "database"}) {
            new ProcessBook(home).enter(name, own);
        }
        new Endpoints("http://127.0.0.1:18080", "tcp://127.0.0.1:1", "jdbc:postgresql://127.0.0.1:1/x", null)
                .save(home);

        assertThat(run("up")).isEqualTo(1);
        assertThat(printed.toString())
                .contains("already runs from " + folder)
                .contains("pid " + own.pid())
                .contains("http://127.0.0.1:18080");
    }

    @Test
    void aBrokersPortThatAStrangerTookIsNotExchangedUnderARunningServer() throws IOException {
        Home home = Home.at(folder).create();
        RunningProcess own = RunningProcess.of(ProcessHandle.current());
        new ProcessBook(home).enter("server", own);
        new ProcessBook(home).enter("database", own);
        new Endpoints("http://127.0.0.1:18080", "tcp://127.0.0.1:1", "jdbc:postgresql://127.0.0.1:1/x", null)
                .save(home);
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HomeSettings.of(home).withPort("broker", stranger.getLocalPort()).save(home);

            assertThat(run("up")).isEqualTo(1);
            assertThat(printed.toString())
                    .contains("port " + stranger.getLocalPort() + " (broker) is taken")
                    .contains("the running server looks for the broker there");
        }
    }

    @Test
    void anArchiveWithoutItsBrokerFilesIsRefused() {
        assertThat(run("up", "--port", "0", "--archive", "penstock.war")).isEqualTo(1);
        assertThat(printed.toString()).contains("--broker-files");
    }

    @Test
    void downIsContentWithNothingToStop() {
        assertThat(run("down")).isZero();
        assertThat(run("down")).isZero();
        assertThat(printed.toString()).contains("nothing runs from " + folder);
    }

    private int run(String verb, String... more) {
        String[] all = new String[more.length + 3];
        System.arraycopy(more, 0, all, 3, more.length);
        all[0] = verb;
        all[1] = "--home";
        all[2] = folder.toString();
        return execute(all);
    }

    private int execute(String... arguments) {
        CommandLine line = Penstock.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(printed, true));
        return line.execute(arguments);
    }
}
