package dev.penstock.system.fuzz;

import dev.penstock.system.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server holds.
 *
 * @param heapMiB in use after a full collection
 * @param openFiles files and sockets
 */
record Vitals(long heapMiB, long threads, long openFiles) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    /** Caches that are bounded, and classes that are loaded late, may take this much more. */
    private static final int HEAP_MARGIN_MIB = 64;

    /** Pools that had not grown to their bounds yet. */
    private static final int THREADS_MARGIN = 48;

    private static final int OPEN_FILES_MARGIN = 64;

    /** @param pid of a Java process of this user, on Linux */
    static Vitals of(long pid) throws IOException, InterruptedException {
        Path process = Path.of("/proc", Long.toString(pid));
        return new Vitals(liveHeapMiB(pid), entries(process.resolve("task")), entries(process.resolve("fd")));
    }

    private static long liveHeapMiB(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String histogram = Commands.run(
                        Path.of("/"), Map.of(), "", List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
                .orFail()
                .output();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException(
                    "jcmd names no total: " + histogram.lines().limit(3).toList());
        }
        return Long.parseLong(total.group(1)) >> 20;
    }

    private static long entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    /** In which ways this is more than it was, beyond what is allowed. */
    List<String> grownSince(Vitals before) {
        List<String> grown = new ArrayList<>();
        compare(grown, "heap, MiB", before.heapMiB, heapMiB, HEAP_MARGIN_MIB);
        compare(grown, "threads", before.threads, threads, THREADS_MARGIN);
        compare(grown, "open files", before.openFiles, openFiles, OPEN_FILES_MARGIN);
        return grown;
    }

    private static void compare(List<String> grown, String what, long before, long now, int margin) {
        if (now > before + margin) {
            grown.add(what + ": " + before + " became " + now + ", allowed are " + margin + " more");
        }
    }
}
