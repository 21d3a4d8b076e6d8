/** Reconciliation of the ledger with the stages: whatever was recorded must have been worked on, or be visible somewhere. */
@NullMarked
package dev.penstock.reconciliation;

import org.jspecify.annotations.NullMarked;
