package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.Csv;

/** A payment by card at a terminal, as the simulated data have it. */
record Payment(long second, String customer, String terminal, double amount, boolean fraud) {
    static Payment of(Csv.Row row) {
        return new Payment(
                Long.parseLong(row.cell("TX_TIME_SECONDS")),
                row.cell("CUSTOMER_ID"),
                row.cell("TERMINAL_ID"),
                Double.parseDouble(row.cell("TX_AMOUNT")),
                row.cell("TX_FRAUD").equals("1"));
    }

    int day() {
        return (int) (second / 86_400);
    }
}
