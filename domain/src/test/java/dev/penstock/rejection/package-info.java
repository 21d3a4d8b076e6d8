/** Tests of the log of refused requests, and its contract with a store in memory. */
@NullMarked
package dev.penstock.rejection;

import org.jspecify.annotations.NullMarked;
