/**
 * The fuzzing, {@code ./penstock fuzz}: malformed and odd requests by the million, made from signed deliveries by a seeded generator, and
 * what an instance must do with each: answer or close the connection in time, never fail, and accept what was signed as a whole only.
 */
@NullMarked
package dev.penstock.system.fuzz;

import org.jspecify.annotations.NullMarked;
