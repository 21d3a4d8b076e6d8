/**
 * How a webhook proves where it comes from: schemes as data, verified over the raw bytes in constant time before anything is
 * parsed. Whatever is unknown or missing is refused.
 */
@NullMarked
package dev.penstock.signature;

import org.jspecify.annotations.NullMarked;
