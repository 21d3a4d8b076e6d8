/** Sources from the sender's side: their secrets, and signed webhooks. */
@NullMarked
package dev.penstock.cli.source;

import org.jspecify.annotations.NullMarked;
