package dev.penstock.source;

import dev.penstock.handshake.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * The handshake that a source answers.
 *
 * @param token where the token stands in the configuration that sender and source share; null when the handshake has none
 */
public record HandshakeUse(Handshake handshake, @Nullable ConfigKey token) {}
