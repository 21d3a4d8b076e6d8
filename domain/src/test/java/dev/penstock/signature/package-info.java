/** Tests of the signature schemes: published vectors, and every way to refuse. */
@NullMarked
package dev.penstock.signature;

import org.jspecify.annotations.NullMarked;
