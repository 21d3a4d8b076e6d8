package dev.penstock.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Data that an event refers to instead of carrying it. Whoever left it, or has fetched it, has the bytes at hand too; nobody else
 * can read it. Two are the same when their claims are.
 */
public final class ClaimedPayload implements Payload {
    private final Claim claim;
    private final @Nullable InlinePayload atHand;

    private ClaimedPayload(Claim claim, @Nullable InlinePayload atHand) {
        this.claim = claim;
        this.atHand = atHand;
    }

    /** Without the bytes. */
    public static ClaimedPayload of(Claim claim) {
        return new ClaimedPayload(claim, null);
    }

    /**
     * The same with the bytes at hand.
     *
     * @throws IllegalArgumentException when they are not those that the claim stands for
     */
    public ClaimedPayload with(byte[] bytes, String contentType) {
        if (!claim.isFor(bytes)) {
            throw new IllegalArgumentException("claim " + claim.id() + " stands for " + claim.size()
                    + " bytes with another hash than the " + bytes.length + " bytes found");
        }
        return new ClaimedPayload(claim, new InlinePayload(bytes, contentType));
    }

    /** For whoever has just made the claim of these bytes. */
    static ClaimedPayload justMade(Claim claim, InlinePayload bytes) {
        return new ClaimedPayload(claim, bytes);
    }

    public Claim claim() {
        return claim;
    }

    public boolean isAtHand() {
        return atHand != null;
    }

    @Override
    public ClaimedPayload readAs(String contentType) {
        return atHand == null ? this : new ClaimedPayload(claim, atHand.readAs(contentType));
    }

    private InlinePayload redeemed() {
        if (atHand == null) {
            throw new UnredeemedClaim(claim);
        }
        return atHand;
    }

    @Override
    public byte[] bytes() {
        return redeemed().bytes();
    }

    @Override
    public int size() {
        return claim.size();
    }

    @Override
    public String text() {
        return redeemed().text();
    }

    @Override
    public JsonNode json() {
        return redeemed().json();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimedPayload payload && claim.equals(payload.claim);
    }

    @Override
    public int hashCode() {
        return claim.hashCode();
    }

    @Override
    public String toString() {
        return "Payload[" + claim.size() + " bytes, claim " + claim.id() + "]";
    }
}
