package dev.penstock.event;

/** Somebody read data that an event only refers to. */
public final class UnredeemedClaim extends IllegalStateException {
    UnredeemedClaim(Claim claim) {
        super("the data of claim " + claim.id() + ", " + claim.size() + " bytes, must be fetched before it is read");
    }
}
