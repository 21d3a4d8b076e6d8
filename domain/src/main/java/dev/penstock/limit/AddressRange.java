package dev.penstock.limit;

/**
 * Addresses that begin with the same bits, written as in
 * <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632</a>: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address.
 *
 * @param first of which the bits after the prefix are zero
 * @param prefixBits 0 to 32, or to 128
 */
public record AddressRange(IpAddress first, int prefixBits) {
    /** @throws IllegalArgumentException saying what was found and what a range looks like */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address =
                IpAddress.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> malformed(text));
        int bitsMax = address.length() * 8;
        String bits = slash < 0 ? Integer.toString(bitsMax) : text.substring(slash + 1);
        if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > bitsMax) {
            throw malformed(text);
        }
        AddressRange range = new AddressRange(address, Integer.parseInt(bits));
        if (!address.endsInZeros(range.prefixBits())) {
            throw new IllegalArgumentException("a range's address has no bits beyond its prefix, found '" + text + "'");
        }
        return range;
    }

    public boolean contains(IpAddress address) {
        return first.agrees(address, prefixBits);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "a range of addresses is written like 192.0.2.0/24, 2001:db8::/32 or 192.0.2.7, found '" + text + "'");
    }

    @Override
    public String toString() {
        return first + "/" + prefixBits;
    }
}
