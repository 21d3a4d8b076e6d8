/** What {@code penstock filter test} says. */
@NullMarked
package dev.penstock.cli.filter;

import org.jspecify.annotations.NullMarked;
