package dev.penstock.event;

import dev.penstock.hash.Sha256;
import java.util.regex.Pattern;

/**
 * Stands for data that is kept elsewhere: the ticket of a
 * <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/StoreInLibrary.html">Claim Check</a>. It belongs to one
 * event and is gone with it.
 *
 * @param id a UUID, made from the event's key: the same whenever the event is claimed again
 * @param size of the data in bytes
 * @param sha256 of the data, 64 hexadecimal digits in lower case
 */
public record Claim(String id, int size, String sha256) {
    /** What the API has before a claim's id; together they are the event's {@code dataref}. */
    private static final String REFERENCE_PREFIX = "/api/v1/claims/";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Claim {
        if (!isId(id) || size < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "a claim has a UUID, a size of 0 or more and a SHA-256 in hexadecimal digits, found '" + id + "', "
                            + size + ", '" + sha256 + "'");
        }
    }

    /** Whether a text has the form of an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Claim of(EventKey owner, byte[] data) {
        return new Claim(DerivedId.of("claim", owner, ""), data.length, Sha256.hex(data));
    }

    /**
     * Reads what a message says of a claim.
     *
     * @throws IllegalArgumentException when it is no reference to a claim
     */
    public static Claim parse(String reference, int size, String sha256) {
        if (!reference.startsWith(REFERENCE_PREFIX)) {
            throw new IllegalArgumentException(
                    "a dataref is " + REFERENCE_PREFIX + " and an id, found '" + reference + "'");
        }
        return new Claim(reference.substring(REFERENCE_PREFIX.length()), size, sha256);
    }

    /** A URI reference, relative to the server, by which the data can be had. */
    public String reference() {
        return REFERENCE_PREFIX + id;
    }

    boolean isFor(byte[] data) {
        return data.length == size && Sha256.hex(data).equals(sha256);
    }
}
