/**
 * Stages: each is one consumer of events with a queue of its own, and does one thing to each event (infers or decides). Stages
 * do not know each other: a stage's output is a new event.
 */
@NullMarked
package dev.penstock.stage;

import org.jspecify.annotations.NullMarked;
