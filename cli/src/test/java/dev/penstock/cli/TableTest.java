package dev.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Columns that line up. */
class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesEndWithoutSpaces() {
        Table table = new Table("ID", "STATUS");
        table.row("a-long-id", "ok");

        assertThat(table.toString().lines()).containsExactly("ID         STATUS", "a-long-id  ok");
    }

    @Test
    void aRowHasAsManyCellsAsThereAreHeadings() {
        assertThatThrownBy(() -> new Table("ID").row("a", "b")).hasMessage("1 cells are a row, found 2");
    }
}
