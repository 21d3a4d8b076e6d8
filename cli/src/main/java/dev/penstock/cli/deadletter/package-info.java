/** Dead letters, as the command prints them. */
@NullMarked
package dev.penstock.cli.deadletter;

import org.jspecify.annotations.NullMarked;
