package dev.penstock.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are known again, strangers are not taken for them; tried on real ones. */
class ProcessBookTest {
    @TempDir
    private Path folder;

    private ProcessBook book = new ProcessBook(Home.at(Path.of("unset")));

    @BeforeEach
    void open() {
        book = new ProcessBook(Home.at(folder).create());
    }

    @Test
    void aProcessIsFoundAgainUntilItEnds() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        book.enter("sleeper", RunningProcess.of(sleeper.toHandle()));

        assertThat(book.alive("sleeper")).map(ProcessHandle::pid).hasValue(sleeper.pid());

        List<String> reports = new ArrayList<>();
        Ending.of("sleeper", sleeper.toHandle(), Duration.ofSeconds(10), reports::add);

        assertThat(book.alive("sleeper")).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void aStrangerWithTheSameIdIsNotOurs() {
        RunningProcess own = RunningProcess.of(ProcessHandle.current());
        book.enter("server", new RunningProcess(own.pid(), own.startedAtMs() - 60_000));

        assertThat(book.alive("server")).isEmpty();
    }

    @Test
    void whoDoesNotGoWhenAskedIsKilledAndThatIsSaid() throws IOException {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done").start();
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");

        List<String> reports = new ArrayList<>();
        Ending.of("server", deaf.toHandle(), Duration.ofMillis(200), reports::add);

        assertThat(deaf.isAlive()).isFalse();
        assertThat(reports).singleElement().asString().contains("server").contains("killed");
    }

    @Test
    void aProcessThatEndsEarlyIsReportedWithItsLog() throws IOException {
        Path log = Files.writeString(folder.resolve("server.log"), "first\nport in use\n");
        Process ended = new ProcessBuilder("true").start();

        Awaiting awaiting = new Awaiting("server", ended.toHandle(), log);

        assertThatThrownBy(() -> awaiting.until(() -> false, Duration.ofSeconds(20)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the server ended before it was ready")
                .hasMessageContaining("port in use");
    }

    @Test
    void ofALongLogOnlyTheLastLinesAreShown() throws IOException {
        Path log = Files.write(
                folder.resolve("long.log"),
                IntStream.range(0, 50_000).mapToObj(i -> "line " + i).toList());

        assertThat(LogTail.of(log, 2)).isEqualTo("line 49998\nline 49999");
    }
}
