/** Calls to other servers: what bounds them, whoever makes them. */
@NullMarked
package dev.penstock.outbound;

import org.jspecify.annotations.NullMarked;
