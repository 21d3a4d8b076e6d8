/** The schema registry from the command line, with exit codes for builds: 0 it may, 1 it may not or failed, 2 wrong usage. */
@NullMarked
package dev.penstock.cli.schema;

import org.jspecify.annotations.NullMarked;
