package dev.penstock.source;

/** Why no event could be made of a delivery whose signature is right. */
public enum EventRefusal {
    BODY_NOT_JSON,
    /** The body is not of the form that its content type promises. */
    BODY_UNREADABLE,
    CONTENT_TYPE_UNSUPPORTED,
    EVENT_ID_MISSING,
    /** Given twice, too long, or with characters that no id has. */
    EVENT_ID_UNUSABLE,
    EVENT_TYPE_MISSING,
    /** Likewise. */
    EVENT_TYPE_UNUSABLE,
    /** There is no array where the source's events stand. */
    EVENTS_MISSING,
    TOO_MANY_EVENTS,
    /** A rule of CloudEvents is broken. */
    CLOUDEVENT_INVALID,
    /** A request of another method than POST that is no handshake of the source. */
    HANDSHAKE_UNKNOWN
}
