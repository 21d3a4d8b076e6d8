package dev.penstock.selector;

import dev.penstock.event.Event;

/**
 * A condition over an event's attributes ({@code id}, {@code source}, {@code type} and the lifted ones), for example
 * {@code kind IN ('comment', 'chat') AND type <> 'ping'}.
 */
public interface Selector {
    /** What was written in the definition. */
    String text();

    /** Whether the event satisfies it; an absent attribute is NULL, as the language says. */
    boolean matches(Event event);

    /** The same condition over message properties: every attribute {@code a} becomes {@code cloudEvents_a}. */
    String brokerFilter();
}
