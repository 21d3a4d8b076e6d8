/**
 * The requests that were refused: a bounded sample of them, each with its cause and what was probably wrong. Whoever refuses
 * never waits for it.
 */
@NullMarked
package dev.penstock.rejection;

import org.jspecify.annotations.NullMarked;
