package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Takes what is signed, piece by piece: a hash or a signature that is being computed. */
interface ContentSink {
    void write(byte[] bytes) throws GeneralSecurityException;

    default void write(String text) throws GeneralSecurityException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }
}
