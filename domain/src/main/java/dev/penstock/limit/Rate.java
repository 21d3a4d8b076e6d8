package dev.penstock.limit;

/**
 * How many requests are let through.
 *
 * @param perSecond on average, 1 to 1,000,000
 * @param burst how many may come at one moment after a pause, 1 to 1,000,000
 */
public record Rate(int perSecond, int burst) {
    public static final int MAX = 1_000_000;

    public Rate {
        require("rate", perSecond);
        require("burst", burst);
    }

    /** With a burst of one second's worth. */
    public static Rate ofSecond(int perSecond) {
        return new Rate(perSecond, perSecond);
    }

    private static void require(String word, int value) {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a " + word + " is 1 to " + MAX + " requests, found " + value);
        }
    }
}
