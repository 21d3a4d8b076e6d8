package dev.penstock.assembly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What an archive is to contain. The same content gives the same bytes: entries are sorted, the manifest first as readers of
 * streams expect, and all bear one time. Archives within are stored, not compressed again: they are, and most of the size.
 */
final class ArchiveContent {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** The first day that the format can tell in every time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    name -> name.equals("META-INF/") ? 0 : name.equals(MANIFEST) ? 1 : 2)
            .thenComparing(Comparator.naturalOrder());

    private interface Source {
        InputStream open() throws IOException;
    }

    private record Item(Source source, long size, long crc) {}

    private final SortedMap<String, Item> items = new TreeMap<>(ORDER);

    /** All entries of an archive, which must stay open until the content is written. */
    static ArchiveContent of(ZipFile archive) {
        ArchiveContent content = new ArchiveContent();
        archive.stream()
                .forEach(entry -> content.items.put(
                        entry.getName(),
                        new Item(() -> archive.getInputStream(entry), entry.getSize(), entry.getCrc())));
        return content;
    }

    /** All entries of an archive that is small enough for memory. */
    static ArchiveContent of(byte[] archive) throws IOException {
        ArchiveContent content = new ArchiveContent();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), zip.readAllBytes());
            }
        }
        return content;
    }

    /** A new Java archive of these texts. */
    static ArchiveContent jar(Map<String, String> texts) {
        ArchiveContent content = new ArchiveContent();
        content.put(MANIFEST, "Manifest-Version: 1.0\r\n\r\n");
        texts.forEach(content::put);
        return content;
    }

    boolean has(String name) {
        return items.containsKey(name);
    }

    /** @throws InvalidArchive when there is no such entry */
    byte[] bytes(String name) throws IOException {
        Item item = items.get(name);
        if (item == null) {
            throw new InvalidArchive("the archive needs an entry " + name);
        }
        try (InputStream stream = item.source().open()) {
            return stream.readAllBytes();
        }
    }

    void put(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        items.put(name, new Item(() -> new ByteArrayInputStream(bytes), bytes.length, crc.getValue()));
    }

    void put(String name, String text) {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, Item> named : items.entrySet()) {
                Item item = named.getValue();
                ZipEntry entry = new ZipEntry(named.getKey());
                entry.setTimeLocal(TIME);
                if (isStored(named.getKey())) {
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(item.size());
                    entry.setCrc(item.crc());
                }
                zip.putNextEntry(entry);
                try (InputStream stream = item.source().open()) {
                    stream.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static boolean isStored(String name) {
        return name.endsWith("/") || name.endsWith(".jar") || name.endsWith(".war") || name.endsWith(".rar");
    }
}
