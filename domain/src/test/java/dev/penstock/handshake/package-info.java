/** Tests of what senders' handshakes are answered. */
@NullMarked
package dev.penstock.handshake;

import org.jspecify.annotations.NullMarked;
