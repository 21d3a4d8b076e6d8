/** Filters, tried before they stand in a source or a stage. */
@NullMarked
package dev.penstock.cli.filter;

import org.jspecify.annotations.NullMarked;
