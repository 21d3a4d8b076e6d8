/** The trace that a request belongs to. */
@NullMarked
package dev.penstock.web.trace;

import org.jspecify.annotations.NullMarked;
