package dev.penstock.work;

import dev.penstock.event.Event;

/**
 * An event that a stage is to work on.
 *
 * @param event with its data at hand
 * @param attempt counts from 1
 */
public record Attempted(Event event, int attempt) {}
