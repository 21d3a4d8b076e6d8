package dev.penstock.source;

/** Why no event could be made of a delivery whose signature is right. */
public enum EventRefusal {
    BODY_NOT_JSON,
    EVENT_ID_MISSING,
    /** Given twice, too long, or with characters that no id has. */
    EVENT_ID_UNUSABLE,
    EVENT_TYPE_MISSING,
    /** Likewise. */
    EVENT_TYPE_UNUSABLE
}
