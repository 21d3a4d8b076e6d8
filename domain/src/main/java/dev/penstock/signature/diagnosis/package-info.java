/**
 * The signature doctor: why a signature was refused, found by asking the scheme again with what a mistake would have changed.
 * Only a signature that is right under a hypothesis proves it; nothing says what the right signature would have been.
 */
@NullMarked
package dev.penstock.signature.diagnosis;

import org.jspecify.annotations.NullMarked;
