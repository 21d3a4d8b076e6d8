/**
 * The {@code penstock} command: one class a verb. A verb talks to what runs from one home folder, or starts and stops it.
 */
@NullMarked
package dev.penstock.cli;

import org.jspecify.annotations.NullMarked;
