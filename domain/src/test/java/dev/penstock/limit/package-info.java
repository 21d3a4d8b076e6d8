/** Tests of the limits, with a clock that the test sets. */
@NullMarked
package dev.penstock.limit;

import org.jspecify.annotations.NullMarked;
