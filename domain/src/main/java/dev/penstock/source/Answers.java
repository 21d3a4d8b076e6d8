package dev.penstock.source;

import org.jspecify.annotations.Nullable;

/**
 * What the sender of accepted deliveries hears.
 *
 * @param accepted when an event was made durable, or the filter drops it
 * @param decision whether it is to hear the decision at once, where that can be; null for no
 */
public record Answers(Acknowledgement accepted, @Nullable DecisionWish decision) {
    public static final Answers DEFAULT = new Answers(Acknowledgement.DEFAULT, null);
}
