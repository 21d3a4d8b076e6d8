package dev.penstock.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Definitions as files in a folder. Hidden files and folders, whose names begin with a dot, are left out: editors and
 * mounted configuration keep things of their own there. Links are followed.
 */
public final class DefinitionsFolder {
    public static final int FILES_MAX = 10_000;

    private DefinitionsFolder() {}

    /**
     * The texts of the files, by path relative to the folder, with slashes.
     *
     * @throws InvalidDefinitions when the folder is missing, a file is not UTF-8, or there are more than {@value #FILES_MAX}
     */
    public static SortedMap<String, String> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw invalid(folder.toString(), "no folder of this name", "a folder of definitions");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            texts.put(path, text(path, file));
        }
        return texts;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .limit(FILES_MAX + 1L)
                    .toList();
            if (files.size() > FILES_MAX) {
                throw invalid(folder.toString(), "more than " + FILES_MAX + " files", "fewer: is it the right folder?");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String text(String path, Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw invalid(path, "a file that is not UTF-8", "text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidDefinitions invalid(String path, String found, String allowed) {
        return new InvalidDefinitions(List.of(new Problem(path, 0, "", found, allowed)));
    }
}
