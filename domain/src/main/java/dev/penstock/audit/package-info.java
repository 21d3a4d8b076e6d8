/**
 * What operators did while the system ran: who, when, what, to what. Whatever changes how deliveries, queues or decisions are
 * treated writes an {@link dev.penstock.audit.AuditEntry} in the transaction of the change itself, so that there is no change
 * without its entry. Entries are only added. None holds a secret or a payload.
 */
@NullMarked
package dev.penstock.audit;

import org.jspecify.annotations.NullMarked;
