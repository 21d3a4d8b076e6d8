/** Tests of trace contexts. */
@NullMarked
package dev.penstock.web.trace;

import org.jspecify.annotations.NullMarked;
