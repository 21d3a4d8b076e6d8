package dev.penstock.inference.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: lines come in the order in which people read them. */
class ReadingOrderTest {
    private static ReadLine line(String text, double x, double y, double degrees) {
        double directionX = Math.cos(Math.toRadians(degrees));
        double directionY = Math.sin(Math.toRadians(degrees));
        return new ReadLine(text, 1, new Region(x, y, directionX, directionY, 100, 20));
    }

    @Test
    void whatStandsBesideEachOtherIsOneRow() {
        List<List<ReadLine>> rows = ReadingOrder.rows(List.of(
                line("total", 60, 103, 0),
                line("9.50", 400, 100, 0),
                line("invoice", 60, 20, 0),
                line("paid", 60, 130, 0)));

        assertThat(ReadingOrder.text(rows)).isEqualTo("invoice\ntotal   9.50\npaid");
    }

    @Test
    void aPageThatLiesAskewIsReadAlongItsOwnDirection() {
        // at 3 degrees what stands 600 pixels to the right stands 31 pixels further down, more than a line's height
        List<List<ReadLine>> rows = ReadingOrder.rows(List.of(
                line("rent", 60, 100, 3),
                line("1,450.00", 660, 131, 3),
                line("deposit", 60, 130, 3),
                line("2,900.00", 660, 161, 3)));

        assertThat(ReadingOrder.text(rows)).isEqualTo("rent   1,450.00\ndeposit   2,900.00");
    }
}
