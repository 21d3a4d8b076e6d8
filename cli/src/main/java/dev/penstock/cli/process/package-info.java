/**
 * Processes that outlive the command that started them, known again by process id and start time.
 */
@NullMarked
package dev.penstock.cli.process;

import org.jspecify.annotations.NullMarked;
