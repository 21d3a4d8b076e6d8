package dev.penstock.claim;

import dev.penstock.event.EventKey;

/** Data that an event refers to is not there, or is not what was left. */
public final class LostClaim extends RuntimeException {
    LostClaim(EventKey owner, String finding) {
        super("event " + owner + " " + finding + "; it may have been purged");
    }
}
