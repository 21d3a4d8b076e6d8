package dev.penstock.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking, on archives made here. */
class PostgresBinariesTest {
    @TempDir
    private Path folder;

    @Test
    void programsStayExecutableAndLinksStayLinks() throws IOException {
        PostgresBinaries.unpack(
                archive(file("bin/postgres", 0755), file("share/data", 0644), link("lib/libpq.so", "libpq.so.5")),
                folder);

        assertThat(folder.resolve("bin/postgres")).hasContent("bin/postgres").isExecutable();
        assertThat(Files.isExecutable(folder.resolve("share/data"))).isFalse();
        assertThat(Files.readSymbolicLink(folder.resolve("lib/libpq.so"))).isEqualTo(Path.of("libpq.so.5"));
    }

    @Test
    void anEntryThatLeadsOutOfTheFolderIsRefused() {
        assertThatThrownBy(() -> PostgresBinaries.unpack(archive(file("../evil", 0644)), folder.resolve("target")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../evil");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private static ByteArrayInputStream archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (!entry.isSymbolicLink()) {
                    tar.write(content(entry.getName()));
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(content(entry.getName()).length);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static byte[] content(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
