/** Lets the ledger and the stages be compared, and delivers again what was lost. */
@NullMarked
package dev.penstock.ejb.reconciliation;

import org.jspecify.annotations.NullMarked;
