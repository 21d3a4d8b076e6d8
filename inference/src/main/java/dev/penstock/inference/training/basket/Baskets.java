package dev.penstock.inference.training.basket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.inference.training.Csv;
import dev.penstock.inference.training.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What was bought together.
 *
 * @param all by an id that says which part a basket belongs to; the items of each, once and in order
 */
public record Baskets(Map<String, SortedSet<String>> all) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Postage, fees and corrections have other codes, and are nothing to recommend. */
    private static final Pattern PRODUCT = Pattern.compile("[0-9]{5}[A-Z]{0,2}");

    public Baskets {
        all = new TreeMap<>(all);
    }

    /** The baskets of one part. */
    Baskets part(Split split) {
        Map<String, SortedSet<String>> part = new TreeMap<>();
        all.forEach((id, items) -> {
            if (Split.of(id) == split) {
                part.put(id, items);
            }
        });
        return new Baskets(part);
    }

    /** UCI Online Retail: a line an item; returns and what is no product are left out. */
    static Baskets onlineRetail(Path file) throws IOException {
        Map<String, SortedSet<String>> baskets = new TreeMap<>();
        for (Csv.Row row : Csv.read(file)) {
            String invoice = row.cell("InvoiceNo");
            String item = row.cell("StockCode");
            if (!invoice.startsWith("C")
                    && !row.cell("Quantity").startsWith("-")
                    && PRODUCT.matcher(item).matches()) {
                baskets.computeIfAbsent(invoice, key -> new TreeSet<>()).add(item);
            }
        }
        return new Baskets(baskets);
    }

    /**
     * What {@code penstock inputs} wrote: a JSON object a line, with the event's name and what its model was given.
     *
     * @throws IOException when the file cannot be read or a line is something else; the message names it
     */
    static Baskets recorded(Path file) throws IOException {
        Map<String, SortedSet<String>> baskets = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int line = 0; line < lines.size(); line++) {
            JsonNode recorded = JSON.readTree(lines.get(line));
            JsonNode items = recorded.at("/input/items");
            if (!recorded.path("event").isTextual() || !items.isArray()) {
                throw new IOException("%s, line %d: {\"event\": text, \"input\": {\"items\": [...]}} is allowed"
                        .formatted(file, line + 1));
            }
            SortedSet<String> basket = new TreeSet<>();
            items.forEach(item -> basket.add(item.asText()));
            baskets.put(recorded.path("event").textValue(), basket);
        }
        return new Baskets(baskets);
    }

    /** A basket a line, items between commas; equal baskets are told apart by their line. */
    static Baskets lines(Path file) throws IOException {
        Map<String, SortedSet<String>> baskets = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int line = 0; line < lines.size(); line++) {
            List<String> items = new ArrayList<>();
            for (String item : lines.get(line).split(",", -1)) {
                items.add(item.strip());
            }
            baskets.put(lines.get(line) + "#" + line, new TreeSet<>(items));
        }
        return new Baskets(baskets);
    }
}
