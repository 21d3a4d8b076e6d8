/** Trials of filters on a ledger in memory. */
@NullMarked
package dev.penstock.filter;

import org.jspecify.annotations.NullMarked;
