/** Decisions on their way to the senders who wait for them. */
@NullMarked
package dev.penstock.ejb.decision;

import org.jspecify.annotations.NullMarked;
