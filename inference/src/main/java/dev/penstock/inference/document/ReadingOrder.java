package dev.penstock.inference.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the lines of a page into the order in which people read: from top to bottom, and what stands beside each other from left to right. */
final class ReadingOrder {
    /** Between what stands in one row: wide enough to be told from the space between words. */
    static final String GAP = "   ";

    /** Part of a line's height by which its middle may be off its row's. */
    private static final double OFF = 0.5;

    private final double directionX;
    private final double directionY;

    /** Of a page that may lie askew: its direction is that of its lines, of which the long ones are the surest. */
    private ReadingOrder(List<ReadLine> lines) {
        double x = 0;
        double y = 0;
        for (ReadLine line : lines) {
            Region region = line.region();
            if (region.width() > region.height()) {
                x += region.width() * region.directionX();
                y += region.width() * region.directionY();
            }
        }
        double length = Math.hypot(x, y);
        directionX = length == 0 ? 1 : x / length;
        directionY = length == 0 ? 0 : y / length;
    }

    /** The rows of a page, each of one line or more. */
    static List<List<ReadLine>> rows(List<ReadLine> lines) {
        return new ReadingOrder(lines).ordered(lines);
    }

    private List<List<ReadLine>> ordered(List<ReadLine> lines) {
        List<List<ReadLine>> rows = new ArrayList<>();
        for (ReadLine line :
                lines.stream().sorted(Comparator.comparingDouble(this::down)).toList()) {
            if (!rows.isEmpty() && belongs(line, rows.get(rows.size() - 1))) {
                rows.get(rows.size() - 1).add(line);
            } else {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        rows.forEach(row -> row.sort(Comparator.comparingDouble(this::across)));
        return rows;
    }

    private boolean belongs(ReadLine line, List<ReadLine> row) {
        ReadLine first = row.get(0);
        double height = Math.min(line.region().height(), first.region().height());
        return down(line) - down(first) <= OFF * height;
    }

    private double across(ReadLine line) {
        return line.region().centerX() * directionX + line.region().centerY() * directionY;
    }

    private double down(ReadLine line) {
        return line.region().centerY() * directionX - line.region().centerX() * directionY;
    }

    /** A row a line. */
    static String text(List<List<ReadLine>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(ReadLine::text).collect(Collectors.joining(GAP)))
                .collect(Collectors.joining("\n"));
    }
}
