package dev.penstock.signature;

/** Why a signature was refused. */
public enum RefusalCode {
    SIGNATURE_MISSING,
    SIGNATURE_AMBIGUOUS,
    SIGNATURE_MALFORMED,
    SIGNATURE_MISMATCH,
    TIMESTAMP_MISSING,
    TIMESTAMP_MALFORMED,
    TIMESTAMP_TOO_OLD,
    TIMESTAMP_IN_FUTURE,
    ID_MISSING,
    ID_MALFORMED,
    /** The sender's certificate is not known here: fetching it is not allowed, or failed. */
    KEY_UNAVAILABLE,
    /** The sender's certificate was found, and is not believed: it ended, leads to no trusted authority, or is somebody else's. */
    CERTIFICATE_UNTRUSTED
}
