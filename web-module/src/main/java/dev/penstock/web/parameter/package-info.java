/** What callers ask for: parameters with their bounds. */
@NullMarked
package dev.penstock.web.parameter;

import org.jspecify.annotations.NullMarked;
