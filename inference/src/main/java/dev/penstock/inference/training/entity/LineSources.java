package dev.penstock.inference.training.entity;

import dev.penstock.inference.entity.EntityType;
import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.entity.Token;
import dev.penstock.inference.training.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labelled lines, from the files that the card names. */
final class LineSources {
    /** Kinds of names as the data sets call them; other kinds are no names here. */
    private static final Map<String, EntityType> KINDS = Map.ofEntries(
            Map.entry("per", EntityType.PERSON),
            Map.entry("person", EntityType.PERSON),
            Map.entry("org", EntityType.ORGANISATION),
            Map.entry("organisation", EntityType.ORGANISATION),
            Map.entry("corporation", EntityType.ORGANISATION),
            Map.entry("group", EntityType.ORGANISATION),
            Map.entry("loc", EntityType.PLACE),
            Map.entry("location", EntityType.PLACE));

    private LineSources() {}

    static List<LabelledLine> read(Path data) throws IOException {
        List<LabelledLine> lines = new ArrayList<>();
        for (String source : List.of("wikigold", "broad_twitter", "wnut17", "re3d")) {
            conll(lines, source, data.resolve("ner/" + source + ".train.conll"));
        }
        receipts(lines, data.resolve("documents/receipts_sroie.train.csv.gz"));
        return lines;
    }

    private static void conll(List<LabelledLine> lines, String source, Path file) throws IOException {
        List<String> tokens = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<String> rows = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        rows.add("");
        for (String row : rows) {
            int tab = row.indexOf('\t');
            if (tab > 0) {
                tokens.add(row.substring(0, tab));
                tags.add(tag(row.substring(tab + 1), tags.isEmpty() ? null : tags.get(tags.size() - 1)));
            } else if (!tokens.isEmpty()) {
                lines.add(new LabelledLine(source, List.copyOf(tokens), List.copyOf(tags)));
                tokens.clear();
                tags.clear();
            }
        }
    }

    private static Tag tag(String written, @Nullable Tag before) {
        EntityType type =
                written.length() < 3 ? null : KINDS.get(written.substring(2).toLowerCase(Locale.ROOT));
        if (type == null) {
            return Tag.OUTSIDE;
        }
        boolean begins = written.startsWith("B-") || before == null || before.type() != type;
        return Tag.of(type, begins);
    }

    /** Of a receipt it is known who wrote it and where that is: each line is that, part of that, or neither. */
    private static void receipts(List<LabelledLine> lines, Path file) throws IOException {
        for (Csv.Row row : Csv.read(file)) {
            String company = row.cell("company");
            String address = letters(row.cell("address"));
            for (String line : row.cell("text").lines().toList()) {
                List<String> tokens = Token.of(line);
                if (tokens.isEmpty()) {
                    continue;
                }
                EntityType type = letters(line).equals(letters(company))
                        ? EntityType.ORGANISATION
                        : letters(line).length() > 5 && address.contains(letters(line)) ? EntityType.PLACE : null;
                lines.add(new LabelledLine("sroie", tokens, tags(tokens.size(), type)));
            }
        }
    }

    private static List<Tag> tags(int count, @Nullable EntityType type) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(type == null ? Tag.OUTSIDE : Tag.of(type, i == 0));
        }
        return tags;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
