/**
 * Handshakes: what an endpoint answers so that a webhook sender believes it is meant, before or between deliveries. Each is a row
 * of data in {@code penstock/handshakes.yaml}, read by one small interpreter. An answer is never HTML, and what it echoes is bounded
 * and printable.
 */
@NullMarked
package dev.penstock.handshake;

import org.jspecify.annotations.NullMarked;
