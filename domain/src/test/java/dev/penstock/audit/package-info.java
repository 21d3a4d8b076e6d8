/** The contract of the audit with a store, and one in memory. */
@NullMarked
package dev.penstock.audit;

import org.jspecify.annotations.NullMarked;
