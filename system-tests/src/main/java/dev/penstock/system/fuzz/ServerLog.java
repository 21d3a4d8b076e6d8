package dev.penstock.system.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a server has logged since it was looked at first. */
final class ServerLog {
    private static final int LINES_BEFORE = 3;

    private final Path file;
    private final long from;

    private ServerLog(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    static ServerLog of(Path home) throws IOException {
        Path file = home.resolve("logs/server.log");
        return new ServerLog(file, Files.size(file));
    }

    long grownBytes() throws IOException {
        return Files.size(file) - from;
    }

    /** Where each begins, with what was said before it. */
    List<String> stackTraces() throws IOException {
        List<String> traces = new ArrayList<>();
        List<String> last = new ArrayList<>();
        boolean within = false;
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            for (String line : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                boolean frame = line.startsWith("\tat ");
                if (frame && !within) {
                    traces.add(String.join(" | ", last) + " |" + line);
                }
                within = frame;
                last.add(line);
                if (last.size() > LINES_BEFORE) {
                    last.remove(0);
                }
            }
        }
        return traces;
    }
}
