/**
 * Message Filters: the conditions of sources and stages, in the JMS selector language over an event's attributes. One
 * {@link dev.penstock.selector.Selector} means the same at the door (evaluated here) and in the broker (as a filter).
 */
@NullMarked
package dev.penstock.selector;

import org.jspecify.annotations.NullMarked;
