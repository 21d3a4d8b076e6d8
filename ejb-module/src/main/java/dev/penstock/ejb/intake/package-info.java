/**
 * The intake: the door's events are made durable in {@code penstock.intake} by group commit, and an
 * <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/IdempotentReceiver.html">Idempotent Receiver</a>
 * enters them into the ledger, checks their schema and publishes them.
 */
@NullMarked
package dev.penstock.ejb.intake;

import org.jspecify.annotations.NullMarked;
