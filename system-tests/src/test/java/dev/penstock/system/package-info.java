/** Penstock as its users run it: the command, the processes, real signatures, and what is left after a kill -9. */
@NullMarked
package dev.penstock.system;

import org.jspecify.annotations.NullMarked;
