package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.FolderTree;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The server's part of a home: the transaction log, which lasts, and what is made anew at every start.
 *
 * @param home whose {@code server/} it is
 * @param installation where the resource adapter and the scripts come from
 */
record ServerFolder(Home home, Installation installation) {
    private static final String HEAP_DEFAULT = "-Xmx1g";

    /** An empty folder of that name; what was in it is deleted. */
    Path fresh(String name) {
        Path folder = home.server().resolve(name);
        try {
            FolderTree.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure(folder + " cannot be made anew: " + e.getMessage(), e);
        }
    }

    /** Writes a script rendered from the one of that name in server-config. */
    Path script(String name, AsadminTemplate.Dialect dialect, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(more);
        values.put("rar", installation.built("server-config/target/artemis.rar").toString());
        values.put("txlog", home.server().resolve("transactions").toString());
        values.put("secrets", home.secrets().toString());
        values.put("node", "penstock-1");
        values.put("host", "127.0.0.1");
        AsadminTemplate template =
                new AsadminTemplate(installation.payaraScripts().resolve(name));
        return write(name, template.render(dialect, values));
    }

    Path write(String name, String text) {
        Path file = home.server().resolve(name);
        try {
            OwnerOnly.write(file, text);
            return file;
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The JVM options of PENSTOCK_SERVER_JAVA_OPTS, or a heap of 1 GiB. */
    static List<String> javaOptions() {
        String options = System.getenv().getOrDefault("PENSTOCK_SERVER_JAVA_OPTS", HEAP_DEFAULT);
        return Arrays.stream(options.strip().split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
