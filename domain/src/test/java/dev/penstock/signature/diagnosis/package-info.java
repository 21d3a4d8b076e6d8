/** Tests of the signature doctor: every mistake it knows, and what it must not claim. */
@NullMarked
package dev.penstock.signature.diagnosis;

import org.jspecify.annotations.NullMarked;
