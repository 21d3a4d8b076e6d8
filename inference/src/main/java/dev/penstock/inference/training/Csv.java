package dev.penstock.inference.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads CSV with a header line as RFC 4180 has it, gzipped when the name ends in {@code .gz}. */
public final class Csv {
    /** One row, by column name. */
    public record Row(Map<String, String> cells) {
        /** @throws IllegalArgumentException when the file has no such column */
        public String cell(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column '" + column + "', found " + cells.keySet());
            }
            return cell;
        }
    }

    private Csv() {}

    /** @throws IOException when it cannot be read or a row has not as many cells as the header */
    public static List<Row> read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Row> rows = new ArrayList<>();
            List<String> header = record(reader, file);
            for (List<String> cells = record(reader, file); !cells.isEmpty(); cells = record(reader, file)) {
                if (cells.size() != header.size()) {
                    throw new IOException("%s: row %d has %d cells, the header has %d"
                            .formatted(file.getFileName(), rows.size() + 1, cells.size(), header.size()));
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
            return rows;
        }
    }

    private static List<String> record(Reader reader, Path file) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            any = true;
            if (quoted && c == '"') {
                reader.mark(1);
                if (reader.read() == '"') {
                    cell.append('"');
                } else {
                    reader.reset();
                    quoted = false;
                }
            } else if (quoted) {
                cell.append((char) c);
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                return cells;
            } else if (c != '\r') {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw new IOException(file.getFileName() + ": the last quotation is not closed");
        }
        if (any) {
            cells.add(cell.toString());
        }
        return cells;
    }
}
