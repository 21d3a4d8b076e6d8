/** Trials of filters: what a selector would have made of recorded events, before it stands in a source or a stage. */
@NullMarked
package dev.penstock.filter;

import org.jspecify.annotations.NullMarked;
