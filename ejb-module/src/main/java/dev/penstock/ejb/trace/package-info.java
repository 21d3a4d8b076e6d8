/** One trace from the webhook on: each consumer's span is a child of what {@code traceparent} names, whichever process it ran in. */
@NullMarked
package dev.penstock.ejb.trace;

import org.jspecify.annotations.NullMarked;
