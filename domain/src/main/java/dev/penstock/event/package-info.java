/**
 * Events, in the words of <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>.
 *
 * <p>An event is a fact somebody reported: a webhook that was verified and accepted, or the output of a stage. It is
 * known by its {@link dev.penstock.event.EventKey}; whatever is done twice after a crash yields the same key.
 */
@NullMarked
package dev.penstock.event;

import org.jspecify.annotations.NullMarked;
