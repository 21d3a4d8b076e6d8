/** Events and their decisions, as the command prints them. */
@NullMarked
package dev.penstock.cli.event;

import org.jspecify.annotations.NullMarked;
