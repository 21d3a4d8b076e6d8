/**
 * Dead letters: events that a stage gave up, in the
 * <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead Letter Channel</a>
 * of that stage, with all that is known of why.
 */
@NullMarked
package dev.penstock.deadletter;

import org.jspecify.annotations.NullMarked;
