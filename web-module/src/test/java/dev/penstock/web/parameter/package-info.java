/** Tests of parameters and their bounds. */
@NullMarked
package dev.penstock.web.parameter;

import org.jspecify.annotations.NullMarked;
