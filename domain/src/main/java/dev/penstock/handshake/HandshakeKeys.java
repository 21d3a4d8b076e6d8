package dev.penstock.handshake;

import dev.penstock.signature.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint proves itself with.
 *
 * @param secrets the source's active ones, none when all have ended; the first, which was made active last, makes proofs
 * @param token that the sender must show; null when the handshake has none
 */
public record HandshakeKeys(List<Secret> secrets, @Nullable Secret token) {
    public HandshakeKeys {
        secrets = List.copyOf(secrets);
    }
}
