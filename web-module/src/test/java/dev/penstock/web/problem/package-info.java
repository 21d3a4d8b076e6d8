/** Tests of the form of problems. */
@NullMarked
package dev.penstock.web.problem;

import org.jspecify.annotations.NullMarked;
