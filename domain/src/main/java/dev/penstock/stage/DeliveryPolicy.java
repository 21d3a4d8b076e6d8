package dev.penstock.stage;

import java.time.Duration;

/**
 * How often and when the broker delivers again after a failure. It becomes the address setting of the stage's queue.
 *
 * @param attempts 1 or more, the first delivery included; then the event goes to the stage's dead letters
 * @param delay before the second attempt
 * @param multiplier 1 or more: each further delay is that much longer
 * @param maxDelay bound of the delay
 */
public record DeliveryPolicy(int attempts, Duration delay, double multiplier, Duration maxDelay) {
    /**
     * From the first delivery of an event to the end of its last attempt, at the most.
     *
     * @param timeout of an attempt
     */
    public Duration longest(Duration timeout) {
        Duration longest = timeout.multipliedBy(attempts);
        double next = delay.toNanos();
        for (int pause = 1; pause < attempts; pause++) {
            longest = longest.plusNanos((long) Math.min(next, (double) maxDelay.toNanos()));
            next *= multiplier;
        }
        return longest;
    }
}
