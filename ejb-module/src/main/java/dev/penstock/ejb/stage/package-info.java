/**
 * Stages at work: one message-driven bean a stage, all of the class {@link dev.penstock.ejb.stage.StageListener}, each reading the
 * queue of its stage. How often and when a failed attempt is tried again is the broker's to know, not this package's.
 */
@NullMarked
package dev.penstock.ejb.stage;

import org.jspecify.annotations.NullMarked;
