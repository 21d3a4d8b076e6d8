package dev.penstock.cli.demo;

/**
 * What became of a sample.
 *
 * @param outcome a verdict, or where it ended
 * @param why scores, violations or the failure; empty when there is nothing to say
 * @param known whether it came to an end while we waited
 */
record Fate(Sent sent, String outcome, String why, boolean known) {
    /** One line as it happens. */
    String line() {
        return "%-10s %-30s %s".formatted(sent.sample().source(), sent.sample().what(), outcome);
    }
}
