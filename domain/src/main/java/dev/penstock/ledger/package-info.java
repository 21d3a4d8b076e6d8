/**
 * The ledger: every event and what became of it. Its unique key (source, id) makes the intake an
 * <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/IdempotentReceiver.html">Idempotent Receiver</a>.
 */
@NullMarked
package dev.penstock.ledger;

import org.jspecify.annotations.NullMarked;
