package dev.penstock.cli.process;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The end of a log file. */
public final class LogTail {
    private static final int BYTES_MAX = 32 * 1024;

    private LogTail() {}

    /** Makes room for a new log; the one before it is kept as {@code NAME.previous}. */
    public static void putAside(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(
                        log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CommandFailure("the log " + log + " cannot be put aside: " + e.getMessage(), e);
        }
    }

    /** The last lines, at most {@code lines} of them from the last 32 KiB; a reason instead when there are none to read. */
    public static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BYTES_MAX);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
