/**
 * Decisions: what is done with an event, by thresholds on its scores. There is one decision for an event in a pipeline,
 * however often the event arrives.
 */
@NullMarked
package dev.penstock.decision;

import org.jspecify.annotations.NullMarked;
