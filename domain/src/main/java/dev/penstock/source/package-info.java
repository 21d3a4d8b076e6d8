/**
 * Sources: the endpoints that webhook senders post to, one a sender. A {@link dev.penstock.source.Source} says how a delivery
 * is verified and where its identity stands, its {@link dev.penstock.source.Door} looks at each delivery, and
 * {@link dev.penstock.source.Intake} is where an accepted event goes.
 *
 * <p>Secrets stand in the configuration and are known here by their keys. A {@link dev.penstock.source.SecretTerm} says how long
 * one is accepted; operators change terms by {@link dev.penstock.source.SecretRotation}, and
 * {@link dev.penstock.source.CurrentSecrets} is what the doors ask. What has ended never counts again.
 */
@NullMarked
package dev.penstock.source;

import org.jspecify.annotations.NullMarked;
