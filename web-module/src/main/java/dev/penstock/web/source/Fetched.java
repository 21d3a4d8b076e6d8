package dev.penstock.web.source;

import java.security.cert.X509Certificate;
import java.util.List;

/** A file of certificates as it came. */
final class Fetched {
    private final byte[] file;
    private final List<X509Certificate> beside;

    /**
     * @param file its bytes, which are not copied
     * @param beside the certificates by which its host proved itself: nothing is believed because of them, but what a file lacks
     *     between its certificate and a root is often among them
     */
    Fetched(byte[] file, List<X509Certificate> beside) {
        this.file = file;
        this.beside = List.copyOf(beside);
    }

    byte[] file() {
        return file;
    }

    List<X509Certificate> beside() {
        return beside;
    }
}
