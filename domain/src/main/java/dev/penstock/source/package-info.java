/**
 * Sources: the endpoints that webhook senders post to, one a sender. A {@link dev.penstock.source.Source} says how a delivery
 * is verified and where its identity stands, its {@link dev.penstock.source.Door} looks at each delivery, and
 * {@link dev.penstock.source.Intake} is where an accepted event goes.
 */
@NullMarked
package dev.penstock.source;

import org.jspecify.annotations.NullMarked;
