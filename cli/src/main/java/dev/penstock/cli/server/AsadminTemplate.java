package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of asadmin commands with {@code @name@} to fill in, from which both servers' dialects are made.
 *
 * @param file written in the dialect of Payara Micro's boot files: one backslash escapes
 */
public record AsadminTemplate(Path file) {
    private static final Pattern BLANK = Pattern.compile("@([a-zA-Z]+)@");

    /** Who reads the commands. */
    public enum Dialect {
        /** Payara Micro's boot command files. */
        BOOT,
        /** {@code asadmin multimode}, which takes one level of backslashes away before a command sees them. */
        MULTIMODE
    }

    /**
     * The commands alone, without comments, every blank filled in.
     *
     * @throws CommandFailure when a blank has no value, or a value holds a double quote or a line break
     */
    public String render(Dialect dialect, Map<String, String> values) {
        return lines().stream()
                .map(line -> dialect == Dialect.MULTIMODE ? line.replace("\\", "\\\\") : line)
                .map(line -> BLANK.matcher(line).replaceAll(blank -> Matcher.quoteReplacement(value(blank, values))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String value(MatchResult blank, Map<String, String> values) {
        String value = values.get(blank.group(1));
        if (value == null) {
            throw new CommandFailure(
                    file + " asks for " + blank.group() + ", which has no value; known: " + values.keySet());
        }
        if (value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
            throw new CommandFailure(
                    "the value for " + blank.group() + " in " + file + " has a double quote or a line break");
        }
        return value;
    }
}
