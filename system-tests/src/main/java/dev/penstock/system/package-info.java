/** Penstock from outside, as its users meet it: the command, the processes, HTTP. */
@NullMarked
package dev.penstock.system;

import org.jspecify.annotations.NullMarked;
